import { actByChance } from './actions.ts'
import { askToComeIn } from './customer-actions.ts'
import { USUAL } from './link.ts'
import { DESK_PERMISSIONS, ANNA, BEN, numbered } from './place.ts'
import { actOfSigner, keepSignatures } from './signing.ts'
import { World, type Faults } from './world.ts'

const CHECK_EVERY = 30
/** Fewer than this happen between two steps. */
const TURNS_MAX = 9

type Incident = (world: World) => void

/** What happens besides the users' own actions, with how often it does. */
const INCIDENTS: readonly (readonly [number, Incident])[] = [
  [30, (world) => world.random.pick(world.customers)!.send(world.scheduler.events)],
  [30, (world) => world.random.pick(world.customers)!.ask(world.scheduler.events)],
  [10, (world) => world.newcomer.ask(world.scheduler.events, askToComeIn)],
  [12, (world) => world.random.pick(world.customers)!.read()],
  [5, (world) => world.random.pick(world.customers)!.unsend()],
  [6, (world) => world.random.pick(world.customers)!.fetch()],
  [4, (world) => world.random.pick(world.customers)!.react()],
  [5, (world) => world.random.pick(world.customers)!.tamper()],
  [8, (world) => [...world.customers, world.newcomer].forEach((customer) => customer.again())],
  [24, actOfSigner],
  [6, keepSignatures],
  [6, crashDevice],
  [2, crashServer],
  [6, changeWeather],
  [9, clearWeather],
  [3, (world) => world.scheduler.sleep(world.random.below(12_000))],
  [3, (world) => world.server.backUp()],
  [1, (world) => world.server.up && world.server.restore()],
  [3, (world) => world.server.compact()],
  [2, (world) => world.addDevice(world.random.pick([ANNA, BEN])!)],
  [3, changeRights],
  [4, (world) => void (world.server.up && world.server.withdraw(numbered(0x40, 1 + world.random.below(5))))],
  [4, (world) => void (world.server.up && world.server.logUnknown())],
  [4, (world) => world.random.pick(world.devices)!.sync?.reconnectNow()],
  [2, cutLinks],
]

const TOTAL = INCIDENTS.reduce((sum, [weight]) => sum + weight, 0)

export interface Outcome {
  traceHash: string
  events: number
}

/**
 * One history of a world: `steps` actions and incidents, with as many events in between as chance gives, then the faults
 * stop and all must become alike. The seed decides everything. Throws InvariantBroken, with the last lines of the trace.
 */
export async function runSchedule(seed: number, steps: number, faults: Faults = {}): Promise<Outcome> {
  const world = new World(seed, faults)
  try {
    for (let step = 0; step < steps; step++) {
      const kind = world.random.next()
      if (kind < 0.3) act(world)
      else if (kind < 0.6) happen(world)
      await world.turns(world.random.below(TURNS_MAX))
      if (step % CHECK_EVERY === 0) world.check()
    }
    await world.settle()
    return { traceHash: world.scheduler.traceHash(), events: world.scheduler.events }
  } catch (error) {
    if (error instanceof Error)
      error.message += `\nThe last events:\n${world.scheduler.lastLines(60).join('\n')}`
    throw error
  } finally {
    world.close()
  }
}

function act(world: World): void {
  const running = world.devices.filter((device) => device.running)
  const device = world.random.pick(running)
  if (device !== undefined) actByChance(device, world.random, world.scheduler.events)
}

function happen(world: World): void {
  let left = world.random.below(TOTAL)
  for (const [weight, incident] of INCIDENTS) {
    if (left < weight) return incident(world)
    left -= weight
  }
}

function crashDevice(world: World): void {
  const device = world.random.pick(world.devices)!
  if (!device.running) return
  world.scheduler.note(`${device.name} crashes`)
  device.crash()
  world.scheduler.after(world.random.below(3000), `${device.name} starts`, () => {
    if (!device.running) device.start()
  })
}

function crashServer(world: World): void {
  if (!world.server.up) return
  world.scheduler.note('the server crashes')
  world.server.crash()
  world.evidence.checkLog()
  world.scheduler.after(world.random.below(5000), 'the server starts', () => world.server.start())
}

function changeWeather(world: World): void {
  const { random } = world
  const device = random.pick(world.devices)!
  const silent = random.chance(0.3)
  device.weather = {
    silent,
    drops: random.next() * 0.3,
    doubles: random.next() * 0.3,
    reorders: random.next(),
  }
  world.scheduler.note(`the weather of ${device.name} is ${silent ? 'silent' : 'bad'}`)
}

function clearWeather(world: World): void {
  const device = world.random.pick(world.devices)!
  device.weather = USUAL
  world.scheduler.note(`the weather of ${device.name} is as usual`)
}

/** Ben loses a right or all of them, or has them back; his connections end. */
function changeRights(world: World): void {
  const { random, server } = world
  const less = DESK_PERMISSIONS.filter((permission) => permission !== 'chat.reply')
  const rights = random.pick([DESK_PERMISSIONS, DESK_PERMISSIONS, less, []])!
  world.scheduler.note(`Ben may ${rights.length === 0 ? 'nothing' : rights.join(', ')}`)
  server.allow(BEN, rights)
  server.disconnect(BEN)
}

function cutLinks(world: World): void {
  for (const link of world.server.links) link.cut()
}
