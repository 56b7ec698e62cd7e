/** A sort of file that is taken: what it is served as, and by which ends of names it goes. The first is the one it is given. */
export interface FileKind {
  code: string;
  label: string;
  type: string;
  ends: readonly [string, ...string[]];
  is: 'picture' | 'sound' | 'film' | 'captions' | 'paper';
}

const kind = (
  code: string,
  label: string,
  type: string,
  is: FileKind['is'],
  ...ends: FileKind['ends']
): FileKind => ({
  ...{ code, label, type, is, ends },
});

const office = 'application/vnd.openxmlformats-officedocument';

export const FILE_KINDS = {
  jpeg: kind('jpeg', 'JPEG picture', 'image/jpeg', 'picture', 'jpg', 'jpeg'),
  png: kind('png', 'PNG picture', 'image/png', 'picture', 'png'),
  webp: kind('webp', 'WebP picture', 'image/webp', 'picture', 'webp'),
  avif: kind('avif', 'AVIF picture', 'image/avif', 'picture', 'avif'),
  gif: kind('gif', 'GIF picture', 'image/gif', 'picture', 'gif'),
  pdf: kind('pdf', 'PDF', 'application/pdf', 'paper', 'pdf'),
  docx: kind('docx', 'Word document', `${office}.wordprocessingml.document`, 'paper', 'docx'),
  xlsx: kind('xlsx', 'Excel workbook', `${office}.spreadsheetml.sheet`, 'paper', 'xlsx'),
  pptx: kind('pptx', 'PowerPoint slides', `${office}.presentationml.presentation`, 'paper', 'pptx'),
  odt: kind('odt', 'OpenDocument text', 'application/vnd.oasis.opendocument.text', 'paper', 'odt'),
  csv: kind('csv', 'CSV table', 'text/csv; charset=utf-8', 'paper', 'csv'),
  txt: kind('txt', 'Plain text', 'text/plain; charset=utf-8', 'paper', 'txt'),
  vtt: kind('vtt', 'Captions (WebVTT)', 'text/vtt; charset=utf-8', 'captions', 'vtt'),
  mp3: kind('mp3', 'MP3 sound', 'audio/mpeg', 'sound', 'mp3'),
  m4a: kind('m4a', 'MPEG-4 sound', 'audio/mp4', 'sound', 'm4a'),
  mp4: kind('mp4', 'MP4 film', 'video/mp4', 'film', 'mp4', 'm4v'),
} as const satisfies Record<string, FileKind>;

/** A file that is not taken, and why, in words for whoever brought it. */
export class NotTaken extends Error {}
