// Pictures in messages. A tap shows one as large as the screen allows, as DingTalk does.
import { useRef, type ReactNode } from 'react';

interface Props {
  /** an address, or the id of an uploaded picture */
  url: string;
  alt: string;
}

export function Picture({ url, alt }: Props): ReactNode {
  const words = alt || '图片';
  const address = url.startsWith('@') ? `/__sandbox/media/${encodeURIComponent(url)}` : url;
  return /^(https?:|\/)/.test(address) ? <img className="picture" src={address} alt={words} /> : `[${words}]`;
}

/** Not inside anything else that is pressed. */
export function LargePicture(picture: Props): ReactNode {
  const large = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        className="picture-button"
        aria-label={`放大${picture.alt || '图片'}`}
        onClick={() => large.current?.showModal()}
      >
        <Picture {...picture} />
      </button>
      <dialog ref={large} className="large-picture" aria-label="图片" onClick={() => large.current?.close()}>
        <Picture {...picture} />
        <button type="button" className="secondary">
          关闭
        </button>
      </dialog>
    </>
  );
}
