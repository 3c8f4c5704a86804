/** A picture as Electron takes it: rows from the top, four bytes a pixel (blue, green, red, opacity, premultiplied). */
export interface Picture {
  size: number
  pixels: Buffer
}

type Colour = readonly [red: number, green: number, blue: number]
/** How much of a pixel at a place (0 to 1 on both axes) a shape covers. */
type Shape = (x: number, y: number, pixel: number) => number

const GREEN: Colour = [0x2f, 0x6f, 0x5e]
const PAPER: Colour = [0xf6, 0xf5, 0xf2]
const RED: Colour = [0xb3, 0x37, 0x2f]
const WHITE: Colour = [0xff, 0xff, 0xff]

/** Three columns, five rows, one bit a dot. */
const GLYPHS: Record<string, readonly string[]> = {
  '1': ['010', '110', '010', '010', '111'],
  '2': ['110', '001', '010', '100', '111'],
  '3': ['110', '001', '010', '001', '110'],
  '4': ['101', '101', '111', '001', '001'],
  '5': ['111', '100', '110', '001', '110'],
  '6': ['011', '100', '111', '101', '111'],
  '7': ['111', '001', '010', '010', '010'],
  '8': ['111', '101', '111', '101', '111'],
  '9': ['111', '101', '111', '001', '110'],
  '+': ['000', '010', '111', '010', '000'],
}

/** The door of the app, with the count of what is unread in its corner; `count` 0 shows the door alone. */
export function trayPicture(size: number, count: number): Picture {
  const picture = empty(size)
  paint(picture, roundedSquare(0.04, 0.04, 0.96, 0.96, 0.2), GREEN)
  paint(picture, roundedSquare(0.24, 0.2, 0.76, 0.86, 0.26), PAPER)
  paint(picture, roundedSquare(0.38, 0.36, 0.62, 0.86, 0.12), GREEN)
  if (count > 0) paintCount(picture, { x: 0.66, y: 0.66, radius: 0.34 }, count)
  return picture
}

/** The count alone, as Windows lays it over the button in the task bar. */
export function countPicture(size: number, count: number): Picture {
  const picture = empty(size)
  if (count > 0) paintCount(picture, { x: 0.5, y: 0.5, radius: 0.5 }, count)
  return picture
}

/** What fits on a small round: up to nine, and "9+". */
function countSign(count: number): string {
  return count > 9 ? '9+' : String(count)
}

function empty(size: number): Picture {
  return { size, pixels: Buffer.alloc(size * size * 4) }
}

function paintCount(picture: Picture, round: { x: number; y: number; radius: number }, count: number): void {
  paint(picture, disc(round.x, round.y, round.radius), RED)
  const sign = countSign(count)
  const dot = (round.radius * 1.24) / (sign.length === 1 ? 6 : 7)
  const width = (sign.length * 4 - 1) * dot
  const left = round.x - width / 2
  const top = round.y - (5 * dot) / 2
  ;[...sign].forEach((letter, place) => {
    GLYPHS[letter]?.forEach((row, line) => {
      ;[...row].forEach((bit, column) => {
        if (bit !== '1') return
        const x = left + (place * 4 + column) * dot
        const y = top + line * dot
        paint(picture, roundedSquare(x, y, x + dot, y + dot, 0), WHITE)
      })
    })
  })
}

function disc(centreX: number, centreY: number, radius: number): Shape {
  return (x, y, pixel) => covered(radius - Math.hypot(x - centreX, y - centreY), pixel)
}

function roundedSquare(left: number, top: number, right: number, bottom: number, corner: number): Shape {
  return (x, y, pixel) => {
    const acrossX = Math.abs(x - (left + right) / 2) - (right - left) / 2 + corner
    const acrossY = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + corner
    const outside = Math.hypot(Math.max(acrossX, 0), Math.max(acrossY, 0))
    return covered(corner - outside - Math.min(Math.max(acrossX, acrossY), 0), pixel)
  }
}

/** A distance inside of an edge as the part of a pixel that lies inside. */
function covered(inside: number, pixel: number): number {
  return Math.min(1, Math.max(0, inside / pixel + 0.5))
}

function paint({ size, pixels }: Picture, shape: Shape, [red, green, blue]: Colour): void {
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const part = shape((column + 0.5) / size, (row + 0.5) / size, 1 / size)
      if (part === 0) continue
      const at = (row * size + column) * 4
      const over = (value: number, offset: number) =>
        Math.round(value * part + (pixels[at + offset] ?? 0) * (1 - part))
      pixels.set([over(blue, 0), over(green, 1), over(red, 2), over(255, 3)], at)
    }
  }
}
