/** Which calls are new since the board was seen last, in the order in which they were made; none of the first board's. */
export const newCalls = (before, now) => {
  if (!before || !now) return [];
  const known = new Set(before.recentCalls.map((call) => `${call.number} ${call.calledAt}`));
  return now.recentCalls.filter((call) => !known.has(`${call.number} ${call.calledAt}`)).reverse();
};

/** A number is read digit by digit, as it is called in a hall. */
export const spelled = (text) => String(text ?? '').replace(/^0+(?=\d)/, '').split('').join(' ');

/** Whether the browser can read aloud. */
export const canSpeak = () => 'speechSynthesis' in window && 'SpeechSynthesisUtterance' in window;

export const speak = (text, language) => {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language === 'zh' ? 'zh-CN' : 'en-GB';
  utterance.rate = 0.9;
  speechSynthesis.speak(utterance);
};

export const hush = () => canSpeak() && speechSynthesis.cancel();
