// Files uploaded to DingTalk (媒体文件), old API.
import { TopApiRefusal } from '../http/refusals';
import type { ApiRoute } from '../http/routes';

const MEGABYTE = 1024 * 1024;

const KINDS: Record<string, { largest: number; endings: RegExp }> = {
  image: { largest: 20 * MEGABYTE, endings: /\.(jpe?g|gif|png|bmp)$/i },
  file: { largest: 20 * MEGABYTE, endings: /\.(docx?|xlsx?|pptx?|zip|pdf|rar)$/i },
  voice: { largest: 2 * MEGABYTE, endings: /\.(amr|mp3|wav)$/i },
  video: { largest: 20 * MEGABYTE, endings: /\.mp4$/i },
};

export const mediaRoutes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/media/upload',
    answer: ({ world, query, fields, files }) => {
      const inForm = typeof fields === 'object' && fields !== null && 'type' in fields ? fields.type : undefined;
      const type = query.type ?? String(inForm ?? '');
      const kind = KINDS[type];
      const file = files[0];
      if (!kind || (file && !kind.endings.test(file.name))) throw new TopApiRefusal(40004, '不合法的媒体文件类型');
      if (!file) throw new TopApiRefusal(41005, '缺少多媒体文件数据');
      if (file.bytes.length > kind.largest) throw new TopApiRefusal(40006, '不合法的文件大小');
      return { media_id: world.media.keep(file), type, created_at: world.now() };
    },
  },
];
