const en = {
  asTable: 'Show as a table',
  time: 'Time',
  keys: 'Arrow keys read the values.',
  keysAndBrush: 'Drag, or Shift and arrow keys, then Enter: look closer.',
  noMoment: 'No moment chosen; arrow keys choose one.',
};
const de: typeof en = {
  asTable: 'Als Tabelle zeigen',
  time: 'Zeit',
  keys: 'Pfeiltasten lesen die Werte.',
  keysAndBrush: 'Ziehen, oder Umschalt und Pfeiltasten, dann Enter: genauer ansehen.',
  noMoment: 'Kein Zeitpunkt gewählt; Pfeiltasten wählen einen.',
};
export const charts = { en, de };
