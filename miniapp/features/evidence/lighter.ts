// Photos are made smaller on the phone: what proves something is readable at 1920 pixels, and a tenth of the size.

const LONGEST_EDGE = 1920;
const QUALITY = 0.86;
/** What the server takes as it is. */
const KEPT_AS_IS = ['image/jpeg', 'image/png'];

/** The file to send: a photo of at most 1920 pixels, turned upright, or the file as it was chosen. */
export async function lighter(file: File): Promise<{ content: Blob; fileName: string }> {
  const asChosen = { content: file, fileName: file.name };
  if (!file.type.startsWith('image/')) return asChosen;
  const image = await decoded(file);
  if (!image) return asChosen;
  const scale = Math.min(1, LONGEST_EDGE / Math.max(image.naturalWidth, image.naturalHeight));
  const isFine = KEPT_AS_IS.includes(file.type);
  if (scale === 1 && isFine) return asChosen;
  const content = await drawn(image, scale);
  if (!content || (isFine && content.size >= file.size)) return asChosen;
  return { content, fileName: `${file.name.replace(/\.[^.]{1,5}$/, '')}.jpg` };
}

/** null for what this client cannot show, such as HEIC outside of iOS. */
async function decoded(file: Blob): Promise<HTMLImageElement | null> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image.naturalWidth > 0 ? image : null;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** An <img> is drawn as its EXIF says it stands. */
function drawn(image: HTMLImageElement, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  const context = canvas.getContext('2d');
  if (!context) return Promise.resolve(null);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}
