export type FileKind = 'image' | 'video' | 'audio' | 'pdf' | 'text' | 'other'

/** Pictures that the window draws. SVG is not among them: it is a document, not a picture; nor HEIC, which Chromium can't read. */
const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']
const VIDEOS = ['video/mp4', 'video/webm', 'video/ogg', 'video/quicktime', 'video/x-m4v']
/** Texts of which a beginning says something; the source of a page is none, it is a document that can run scripts. */
const TEXTS = ['text/plain', 'text/csv', 'text/markdown', 'text/calendar', 'text/tab-separated-values']

/** How a file is shown: any other type is icon, name and size, and is never run (use case 4). */
export function fileKind(mime: string): FileKind {
  const type = mime.toLowerCase().split(';')[0]?.trim() ?? ''
  if (IMAGES.includes(type)) return 'image'
  if (VIDEOS.includes(type)) return 'video'
  if (type.startsWith('audio/')) return 'audio'
  if (TEXTS.includes(type) || type === 'application/json') return 'text'
  return type === 'application/pdf' ? 'pdf' : 'other'
}

const PROMISES: Record<string, { family: string; kind: RegExp }> = {
  ...promise('picture', /^image\//, 'png jpg jpeg gif webp avif bmp heic heif'),
  ...promise('video', /^(video|audio)\/|^application\/(mp4|ogg)/, 'mp4 m4v webm mov mkv avi ogv'),
  ...promise('sound', /^(video|audio)\/|^application\/(mp4|ogg)/, 'mp3 m4a wav ogg oga flac aac opus'),
  ...promise('PDF', /^application\/pdf/, 'pdf'),
}

function promise(family: string, kind: RegExp, endings: string) {
  return Object.fromEntries(endings.split(' ').map((ending) => [ending, { family, kind }]))
}

/**
 * What a name promises and the bytes did not keep, as the end of a sentence: "is no video, whatever its name says." The
 * server has looked at the bytes; null when the two agree (B.3, a video that lies about its type).
 */
export function brokenPromise(file: { name: string; mime: string }): string | null {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? ''
  const promised = Object.hasOwn(PROMISES, ending) ? PROMISES[ending] : undefined
  return !promised || promised.kind.test(file.mime)
    ? null
    : `is no ${promised.family}, whatever its name says.`
}

/** The kind to show a file as: one that breaks its promise is icon, name and size. */
export function shownKind(file: { name: string; mime: string }): FileKind {
  return brokenPromise(file) === null ? fileKind(file.mime) : 'other'
}

/** Up to four letters for the icon: PDF, DOCX, ZIP. */
export function extensionOf(name: string): string {
  const extension = /\.([\p{L}\p{N}]{1,4})$/u.exec(name)?.[1]
  return extension?.toLocaleUpperCase('en') ?? ''
}
