/** A choice among a few, kept in the address: a link and a reload then show the same. The first is the usual one and unsaid. */

export const choiceIn = (name, offered) => {
  const asked = new URLSearchParams(location.search).get(name);
  return offered.includes(asked) ? asked : offered[0];
};

/** It is no step: going back leads to where the reader was before, not to what was chosen there. */
export const keepChoice = (name, offered, chosen) => {
  const address = new URL(location.href);
  if (chosen === offered[0]) address.searchParams.delete(name);
  else address.searchParams.set(name, chosen);
  history.replaceState(history.state, '', address);
};
