/** Runs a task at once, then at most once a period; the last call within a period is never lost. */
export const paced = (task, periodMs) => {
  let timer;
  let again = false;
  const run = () => {
    again = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (again) run();
    }, periodMs);
    task();
  };
  return () => {
    if (timer === undefined) run();
    else again = true;
  };
};
