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
