/** Tables as files for spreadsheets: UTF-8 with a byte order mark, and no cell that a spreadsheet takes for a formula. */
const BOM = '\uFEFF';

const cell = (value) => {
  const text = value == null ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const csvOf = (rows) => BOM + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

export const save = (name, text, type = 'text/csv;charset=utf-8') => saveBlob(name, new Blob([text], { type }));

/** Hands a file to the browser. */
export const saveBlob = (name, blob) => {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
};
