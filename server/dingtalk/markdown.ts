/**
 * Text that people typed, safe inside DingTalk's markdown: one line, and unable to become a link or a heading, so that a
 * project's name cannot put a foreign address into a message of ours.
 */
export function plainText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\](?=[(（[:])/g, '] ')
    .replace(/</g, '＜')
    .replace(/^[#>]/, (mark) => ` ${mark}`);
}
