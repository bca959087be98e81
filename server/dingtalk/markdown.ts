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

/**
 * Markdown of our own with people's words in it: emphasis and lists stay, but nothing in it becomes a link, a picture or
 * HTML. Addresses leave as buttons only.
 */
export function withoutLinks(markdown: string): string {
  return markdown.replace(/\](?=[(（[:])/g, '] ').replace(/<(?=[a-z/!?])/gi, '＜');
}

/** A text of at most `longest` characters, none of them cut in half; one that was cut ends with an ellipsis. */
export function shortened(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 2).join('')}……`;
}
