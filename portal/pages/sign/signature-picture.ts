/** Pixels of a signature: twice what the signed copy needs. */
export const PICTURE = { width: 800, height: 280 } as const
/** Bytes of a picture that the server takes. */
const BYTES_MAX = 150 * 1024

/** A canvas for a signature, without a ground. */
export function signatureCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = PICTURE.width
  canvas.height = PICTURE.height
  return canvas
}

/** A typed name as a signature, as large as fits. Always dark on white paper, whatever the page looks like. */
export function typedSignature(name: string): HTMLCanvasElement {
  const canvas = signatureCanvas()
  const pen = canvas.getContext('2d')!
  pen.fillStyle = '#1f1d1a'
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  let size = 120
  do {
    pen.font = `italic ${size}px 'Segoe Script', 'Snell Roundhand', 'URW Chancery L', cursive`
    size -= 4
  } while (size > 20 && pen.measureText(name).width > PICTURE.width - 40)
  pen.fillText(name, PICTURE.width / 2, PICTURE.height / 2, PICTURE.width - 40)
  return canvas
}

/** A picture that somebody has chosen, drawn anew within the size: nothing of the file itself leaves. Rejects when it is none. */
export async function uploadedSignature(file: Blob): Promise<HTMLCanvasElement> {
  const picture = await createImageBitmap(file)
  const canvas = signatureCanvas()
  const scale = Math.min(PICTURE.width / picture.width, PICTURE.height / picture.height)
  const width = picture.width * scale
  const height = picture.height * scale
  canvas
    .getContext('2d')!
    .drawImage(picture, (PICTURE.width - width) / 2, (PICTURE.height - height) / 2, width, height)
  picture.close()
  return canvas
}

/** The picture as PNG in base64, half as large until it is small enough to send. */
export async function asBase64(canvas: HTMLCanvasElement): Promise<string> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) throw new Error('This browser can’t make a picture of the signature.')
  if (blob.size > BYTES_MAX && canvas.width > 100) return asBase64(halved(canvas))
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function halved(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const half = document.createElement('canvas')
  half.width = Math.round(canvas.width / 2)
  half.height = Math.round(canvas.height / 2)
  half.getContext('2d')!.drawImage(canvas, 0, 0, half.width, half.height)
  return half
}
