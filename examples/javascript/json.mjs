// JSON that loses no digits. JavaScript's numbers are doubles: to JSON.parse, 9007199254740993 is 9007199254740992.
import { randomUUID } from 'node:crypto';

const MARK = randomUUID();
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Parses a text; numbers that a double cannot hold become strings that `stringify` knows again. */
export function parse(text) {
  return JSON.parse(text.replace(STRING_OR_NUMBER, (token) =>
    token.startsWith('"') || String(Number(token)) === token ? token : `"${MARK}${token}"`));
}

/** Writes a value on one line. */
export function stringify(value) {
  return JSON.stringify(value).replace(new RegExp(`"${MARK}(.+?)"`, 'g'), '$1');
}
