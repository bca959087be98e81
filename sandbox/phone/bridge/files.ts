// Choosing files on the device, and sending them to the app's server.
import { phoneAddress } from './facts';
import { button, element, showDialog } from './dialogs';
import { CANCELLED, refusal, textOf, type Method, type Params } from './method';

/** Chosen files by the path the app was told. */
const chosen = new Map<string, File>();

async function pickFiles(title: string, accept: string, multiple: boolean): Promise<{ path: string; file: File }[]> {
  const files = await showDialog<File[]>('sheet', (settle) => {
    const field = element('input', { type: 'file', accept, multiple });
    field.onchange = () => settle([...(field.files ?? [])]);
    return [
      element('h1', { textContent: title }),
      field,
      element('div', { className: 'row' }, [button('取消', () => settle([]))]),
    ];
  });
  if (files.length === 0) throw CANCELLED;
  return files.map((file) => {
    const path = `sandbox://${crypto.randomUUID()}/${file.name}`;
    chosen.set(path, file);
    return { path, file };
  });
}

const chooseFile: Method = async ({ multiSelection }) => {
  const picked = await pickFiles('选择文件', '', multiSelection === true);
  return { files: picked.map(({ path, file }) => ({ name: file.name, path, size: file.size })) };
};

const chooseImage: Method = async ({ count }) => {
  const picked = await pickFiles('选择图片', 'image/*', Number(count ?? 9) > 1);
  return {
    files: picked.map(({ path, file }) => ({ path, size: file.size, fileType: file.type.split('/')[1] ?? '' })),
    filePaths: picked.map(({ path }) => path),
  };
};

const uploadFile: Method = async (params) => {
  const file = chosen.get(textOf(params.filePath));
  if (!file) throw refusal('2', '文件不存在');
  const form = new FormData();
  for (const [name, value] of Object.entries(recordOf(params.formData))) form.append(name, textOf(value));
  form.append(textOf(params.fileName, 'file'), file, file.name);
  const headers = Object.fromEntries(
    Object.entries(recordOf(params.header)).map(([name, value]) => [name, textOf(value)]),
  );
  const url = phoneAddress(textOf(params.url)) ?? textOf(params.url);
  const answer = await fetch(url, { method: 'POST', headers, body: form }).catch(() => {
    throw refusal('12', '上传失败');
  });
  return { data: await answer.text(), statusCode: String(answer.status), header: Object.fromEntries(answer.headers) };
};

function recordOf(value: unknown): Params {
  return typeof value === 'object' && value !== null ? (value as Params) : {};
}

export const fileMethods: Record<string, Method> = {
  'biz.file.chooseFile': chooseFile,
  'biz.util.chooseImage': chooseImage,
  'biz.util.uploadFile': uploadFile,
};
