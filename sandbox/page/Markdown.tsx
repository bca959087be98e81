// The part of Markdown that DingTalk draws: headings, quotes, lists, bold, italic, links and pictures. Anything else stays text, and
// nothing of it is ever read as HTML.
import { Fragment, type ReactNode } from 'react';
import { LargePicture } from './Picture';

type OpenLink = (url: string) => void;

const INLINE = /!\[([^\]]*)\]\(([^)\s]+)\)|\[([^\]]+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*|__([^_]+)__|\*([^*]+)\*/g;
/** Tags DingTalk understands for colour only; the words inside are what counts. */
const FONT = /<\/?font[^>]*>/gi;
const BREAK = /<br\s*\/?>/gi;

export function Markdown({ text, onOpen }: { text: string; onOpen: OpenLink }): ReactNode {
  const lines = text.replace(BREAK, '\n').replace(FONT, '').split(/\r?\n/);
  return <div className="markdown">{blocksOf(lines).map((block, index) => drawBlock(block, index, onOpen))}</div>;
}

type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'quote' | 'paragraph'; lines: string[] }
  | { kind: 'bullets' | 'numbers'; lines: string[] }
  | { kind: 'rule' };

const PATTERNS = { bullets: /^\s*[-*+]\s+(.*)$/, numbers: /^\s*\d+[.、]\s+(.*)$/, quote: /^>\s?(.*)$/ } as const;

function blocksOf(lines: string[]): Block[] {
  const blocks: Block[] = [];
  let isNew = true;
  for (const line of lines) {
    if (line.trim() === '') {
      isNew = true;
      continue;
    }
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    const found = (['bullets', 'numbers', 'quote'] as const).find((kind) => PATTERNS[kind].test(line));
    if (heading) blocks.push({ kind: 'heading', level: heading[1]!.length, text: heading[2]! });
    else if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) blocks.push({ kind: 'rule' });
    else {
      const kind = found ?? 'paragraph';
      const content = found ? PATTERNS[found].exec(line)![1]! : line;
      const last = blocks.at(-1);
      if (last?.kind === kind && !(isNew && kind === 'paragraph')) last.lines.push(content);
      else blocks.push({ kind, lines: [content] });
    }
    isNew = false;
  }
  return blocks;
}

function drawBlock(block: Block, key: number, onOpen: OpenLink): ReactNode {
  if (block.kind === 'rule') return <hr key={key} />;
  if (block.kind === 'heading')
    return (
      <p key={key} className={`heading heading-${Math.min(block.level, 4)}`}>
        {inline(block.text, onOpen)}
      </p>
    );
  const items = block.lines.map((line, index) => ({ index, content: inline(line.trim(), onOpen) }));
  if (block.kind === 'bullets' || block.kind === 'numbers') {
    const List = block.kind === 'bullets' ? 'ul' : 'ol';
    return (
      <List key={key}>
        {items.map(({ index, content }) => (
          <li key={index}>{content}</li>
        ))}
      </List>
    );
  }
  const Tag = block.kind === 'quote' ? 'blockquote' : 'p';
  return (
    <Tag key={key}>
      {items.map(({ index, content }) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          {content}
        </Fragment>
      ))}
    </Tag>
  );
}

function inline(text: string, onOpen: OpenLink): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, alt, picture, label, url, bold, underlined, italic] = match;
    if (match.index > end) parts.push(text.slice(end, match.index));
    end = match.index + whole.length;
    const key = match.index;
    const strong = bold ?? underlined;
    if (picture !== undefined) parts.push(<LargePicture key={key} url={picture} alt={alt ?? ''} />);
    else if (label !== undefined && url !== undefined)
      parts.push(
        <button key={key} type="button" className="link" onClick={() => onOpen(url)}>
          {label}
        </button>,
      );
    else if (strong !== undefined) parts.push(<strong key={key}>{inline(strong, onOpen)}</strong>);
    else parts.push(<em key={key}>{italic}</em>);
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}
