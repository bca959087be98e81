// One message's content, in a chat as in the work notifications.
import type { ReactNode } from 'react';
import type { ContentView } from './api';
import { Markdown } from './Markdown';
import { LargePicture, Picture } from './Picture';

export interface ContentActions {
  onOpen: (url: string) => void;
  onPress: (outTrackId: string, actionId: string) => void;
}

/** Whether it stands on a card of its own rather than in a speech bubble. */
export const isCard = ({ type }: ContentView): boolean =>
  ['actionCard', 'link', 'links', 'oa', 'card', 'file'].includes(type);

export function MessageContent({ content, onOpen, onPress }: { content: ContentView } & ContentActions): ReactNode {
  switch (content.type) {
    case 'text':
      return <p className="plain">{content.text.trim()}</p>;
    case 'markdown':
      return <Markdown text={content.text} onOpen={onOpen} />;
    case 'image':
      return <LargePicture url={content.url} alt="" />;
    case 'file':
      return (
        <a className="file" href={content.url} download={content.name}>
          <span className="file-kind">{content.name.split('.').at(-1)?.slice(0, 4).toUpperCase()}</span>
          <span className="file-name">{content.name}</span>
          <span className="file-save">下载</span>
        </a>
      );
    case 'link':
      return (
        <button type="button" className="link-card" onClick={() => onOpen(content.url)}>
          <strong>{content.title}</strong>
          <span>{content.text}</span>
          {content.picUrl && <Picture url={content.picUrl} alt="" />}
        </button>
      );
    case 'links':
      return content.links.map((link) => (
        <button key={link.url} type="button" className="link-card" onClick={() => onOpen(link.url)}>
          <strong>{link.title}</strong>
        </button>
      ));
    case 'actionCard':
      return (
        <>
          <Markdown text={content.text} onOpen={onOpen} />
          <Buttons layout={content.layout}>
            {content.buttons.map(({ title, url }) => (
              <button key={title} type="button" onClick={() => onOpen(url)}>
                {title}
              </button>
            ))}
          </Buttons>
        </>
      );
    case 'card':
      return (
        // Another key when it says something else: it lights up for a moment where it stands.
        <div key={`${content.title}${content.text}`} className="changing">
          {content.title && <p className="heading heading-3">{content.title}</p>}
          <Markdown text={content.text} onOpen={onOpen} />
          <Buttons layout="row">
            {content.buttons.map(({ id, title, url }) => (
              <button key={id} type="button" onClick={() => (url ? onOpen(url) : onPress(content.outTrackId, id))}>
                {title}
              </button>
            ))}
          </Buttons>
        </div>
      );
    case 'oa':
      return <OaContent content={content} onOpen={onOpen} />;
    case 'other':
      return <p className="plain muted">[{content.label}]</p>;
  }
}

function Buttons({ layout, children }: { layout: 'row' | 'column'; children: ReactNode[] }): ReactNode {
  return children.length > 0 && <div className={`card-buttons ${layout}`}>{children}</div>;
}

function OaContent({
  content,
  onOpen,
}: {
  content: Extract<ContentView, { type: 'oa' }>;
  onOpen: (url: string) => void;
}) {
  const { body, status } = content;
  return (
    <button type="button" className="oa" onClick={() => onOpen(content.url)}>
      {body.title && <strong className="heading heading-3">{body.title}</strong>}
      {body.rows.slice(0, 6).map(({ key, value }) => (
        <span key={key} className="oa-row">
          <span className="muted">{key}</span> {value}
        </span>
      ))}
      {body.rich && (
        <span className="oa-rich">
          {body.rich.num} <small>{body.rich.unit}</small>
        </span>
      )}
      {body.text && <span>{body.text}</span>}
      {status && <span className="oa-status">{status.text}</span>}
      <span className="oa-more">查看详情</span>
    </button>
  );
}
