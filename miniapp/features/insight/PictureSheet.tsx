import { useEffect, useState } from 'react';
import { Sheet } from '../../components/Sheet';
import { deviceWord } from '../../dingtalk/dingtalk';
import type { Draw } from './charts/options';
import { pictureOf, type PictureWords } from './charts/picture';

interface PictureSheetProps {
  draw: Draw;
  height: number;
  words: PictureWords;
  onClose: () => void;
}

/** The chart as a picture: kept by a long press on the phone, downloaded on a computer. Needs no permission. */
export function PictureSheet({ draw, height, words, onClose }: PictureSheetProps) {
  // Made once, as it was when asked for: new figures must not swap the picture under a long press.
  const [making] = useState(() => pictureOf(draw, height, words));
  const [image, setImage] = useState<string | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    let isGone = false;
    making.then(
      (made) => !isGone && setImage(made),
      () => !isGone && setHasFailed(true),
    );
    return () => {
      isGone = true;
    };
  }, [making]);
  const onPhone = deviceWord === '手机';
  return (
    <Sheet title="图片" open onClose={onClose}>
      {image === null ? (
        <p className="muted">{hasFailed ? '没能生成图片，请关闭后重试，或者直接截屏。' : '正在生成图片……'}</p>
      ) : (
        <>
          <img className="picture" src={image} alt={`${words.title}。${words.source}`} />
          <p className="muted small">{onPhone ? '长按图片可以保存或转发。' : '右键图片可以复制，也可以下载。'}</p>
          {!onPhone && (
            <a className="button button--primary button--block" href={image} download={`${words.title}.png`}>
              下载图片
            </a>
          )}
        </>
      )}
    </Sheet>
  );
}
