/** The codes that turn a terminal into a screen of ours, and back into what it was. */

const CSI = '\u001b[';

/** Alternate screen, no cursor, clicks in SGR form, pasted text marked as such, empty screen. */
export const ENTER_SCREEN = [
  `${CSI}?1049h`,
  `${CSI}?25l`,
  `${CSI}?1000h`,
  `${CSI}?1006h`,
  `${CSI}?2004h`,
  `${CSI}2J`,
  `${CSI}H`,
].join('');

/** The opposite, in the opposite order, and plain colours. */
export const LEAVE_SCREEN = [
  `${CSI}?2004l`,
  `${CSI}?1006l`,
  `${CSI}?1000l`,
  `${CSI}0m`,
  `${CSI}?25h`,
  `${CSI}?1049l`,
].join('');

/** Lines from the upper left corner, each with its rest erased: a first picture before Ink is there. */
export function paintedAtOnce(lines: readonly string[]): string {
  return `${CSI}H${lines.map((line) => `${line}${CSI}K`).join('\r\n')}${CSI}H`;
}

/** To the upper left corner of an empty screen, from where a renderer may begin anew. */
export const CLEAR_SCREEN = `${CSI}2J${CSI}H`;
