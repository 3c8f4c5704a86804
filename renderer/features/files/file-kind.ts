export type FileKind = 'image' | 'video' | 'audio' | 'pdf' | 'other'

/** Pictures that the window draws. SVG is not among them: it is a document, not a picture. */
const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']
const VIDEOS = ['video/mp4', 'video/webm', 'video/ogg', 'video/quicktime']

/** How a file is shown: any other type is icon, name and size, and is never run (use case 4). */
export function fileKind(mime: string): FileKind {
  const type = mime.toLowerCase().split(';')[0]?.trim() ?? ''
  if (IMAGES.includes(type)) return 'image'
  if (VIDEOS.includes(type)) return 'video'
  if (type.startsWith('audio/')) return 'audio'
  return type === 'application/pdf' ? 'pdf' : 'other'
}

/** Up to four letters for the icon: PDF, DOCX, ZIP. */
export function extensionOf(name: string): string {
  const extension = /\.([\p{L}\p{N}]{1,4})$/u.exec(name)?.[1]
  return extension?.toLocaleUpperCase('en') ?? ''
}
