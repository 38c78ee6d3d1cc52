/** Repeats a task while the page is looked at; one run at a time. @returns {{close: () => void}} */
const poll = (task, everyMs) => {
  let timer;
  let closed = false;
  const run = async () => {
    if (!document.hidden) await task();
    if (!closed) timer = setTimeout(run, everyMs);
  };
  run();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
};

/** Repeats a task of a component for as long as it is in the page. */
export const whileConnected = (host, task, everyMs) => {
  let running;
  const controller = {
    hostConnected: () => (running = poll(task, everyMs)),
    hostDisconnected: () => running.close(),
  };
  host.addController(controller);
  return controller;
};
