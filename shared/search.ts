// What is typed to find a name: letters are the same whatever their case, and signs whatever their width, so that （2024）
// finds (2024) and ＧＩＳ gis. The lists of the server and those that a page searches itself go by this.

const HALF = 0x21;
const LAST_HALF = 0x7e;
/** From a sign to its full-width form. */
const WIDER = 0xfee0;

/** A character as all that are the same to a search are written. */
function folded(character: string): string {
  const code = character.codePointAt(0)!;
  const isWide = code >= HALF + WIDER && code <= LAST_HALF + WIDER;
  const narrow = isWide ? String.fromCodePoint(code - WIDER) : character;
  return inOneCharacter(narrow.toLowerCase(), narrow);
}

/** Some letters, such as ß, become two in the other case: they are left as they are. */
const inOneCharacter = (changed: string, before: string) => (Array.from(changed).length === 1 ? changed : before);

/** Every way to write a character that a search takes for the same, itself among them. */
export function alikeTo(character: string): string[] {
  const plain = folded(character);
  const upper = inOneCharacter(plain.toUpperCase(), plain);
  const cases = folded(upper) === plain ? [plain, upper] : [plain];
  const wide = cases.flatMap((one) => {
    const code = one.codePointAt(0)!;
    return code >= HALF && code <= LAST_HALF ? [String.fromCodePoint(code + WIDER)] : [];
  });
  return [...new Set([...cases, ...wide])];
}

const foldedText = (text: string) => Array.from(text, folded).join('');

/** Whether what was typed is found in the text; what is blank is found everywhere. */
export function isFoundIn(text: string, typed: string): boolean {
  return foldedText(text).includes(foldedText(typed.trim()));
}
