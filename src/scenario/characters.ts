/**
 * Characters that no text of a scenario may hold: they could move the cursor of a terminal, hide
 * text or turn its direction. The zero-width joiners stay, as Persian and Pashto are written with
 * them.
 */

const FORBIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Cs}/u;

/** A forbidden character and where it stands. */
export interface ForbiddenCharacter {
  readonly index: number;
  /** As `U+202E`. */
  readonly name: string;
}

/** The first forbidden character of a text, or null. Tabs and line feeds are allowed. */
export function forbiddenCharacter(text: string): ForbiddenCharacter | null {
  const found = FORBIDDEN.exec(text);
  if (found === null) return null;
  return { index: found.index, name: codePointName(found[0]) };
}

function codePointName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A text as it may be shown in a message: on one line, cut to length, unfit characters named. */
export function shown(text: string, length = 60): string {
  const short = text.length > length ? `${text.slice(0, length - 1)}…` : text;
  let out = '';
  for (const character of short) {
    const unfit = character === '\n' || character === '\t' || FORBIDDEN.test(character);
    out += unfit ? `<${codePointName(character)}>` : character;
  }
  return out;
}

/** A value as it may be shown in a message. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return `"${shown(value)}"`;
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return String(value);
}
