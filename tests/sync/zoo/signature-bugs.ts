import type { SignatureId } from '../../../protocol/wire/ids.ts'
import type { SignatureRow } from '../../../protocol/wire/rows/signatures.ts'
import type { Evidence } from '../../../server/signatures/evidence.ts'
import { MemoryTransaction } from '../memory-transaction.ts'
import type { Bug } from './bug.ts'
import { withTransactions } from './with-transactions.ts'

class ForgetsTheOrder extends MemoryTransaction {
  override async signature(id: SignatureId): Promise<SignatureRow | null> {
    const row = await super.signature(id)
    return row && { ...row, signers: row.signers.toReversed() }
  }
}

class SignsWhatHasEnded extends MemoryTransaction {
  override async signature(id: SignatureId): Promise<SignatureRow | null> {
    const row = await super.signature(id)
    const isOver = row?.status === 'withdrawn' || row?.status === 'expired'
    return row && isOver ? { ...row, status: 'viewed', endedAt: null } : row
  }
}

class UnsendsWhatIsAskedOf extends MemoryTransaction {
  override signaturesOf(): Promise<SignatureRow[]> {
    return Promise.resolve([])
  }
}

/** As without a lock: two lines are chained to the same one. */
class ForksTheLog extends MemoryTransaction {
  override async evidence(id: SignatureId): Promise<Evidence[]> {
    const lines = await super.evidence(id)
    return lines.length > 3 ? lines.slice(0, -1) : lines
  }
}

class LosesALine extends MemoryTransaction {
  override addEvidence(line: Evidence): Promise<void> {
    return line.kind === 'consented' ? Promise.resolve() : super.addEvidence(line)
  }
}

class SignsUnread extends MemoryTransaction {
  override async evidence(id: SignatureId): Promise<Evidence[]> {
    const lines = await super.evidence(id)
    const opened = lines.filter(({ kind }) => kind === 'opened')
    // What was opened counts as read.
    return [...opened.map((line): Evidence => ({ ...line, kind: 'read' })), ...lines]
  }
}

/** Bugs of signature requests, planted by replacing one real part of the server. */
export const SIGNATURE_BUGS: Bug[] = [
  {
    name: 'forgets in which order signers sign',
    caughtBy: ['I25', 'I26'],
    faults: { storage: withTransactions((...parts) => new ForgetsTheOrder(...parts)) },
  },
  {
    name: 'has a request signed that was withdrawn or has expired',
    caughtBy: ['I25', 'I26'],
    noticedWith: 7,
    faults: { storage: withTransactions((...parts) => new SignsWhatHasEnded(...parts)) },
  },
  {
    name: 'unsends a message of which signatures are asked',
    caughtBy: ['I25'],
    noticedWith: 10,
    faults: { storage: withTransactions((...parts) => new UnsendsWhatIsAskedOf(...parts)) },
  },
  {
    name: 'chains two lines of evidence to the same one',
    caughtBy: ['I26'],
    faults: { storage: withTransactions((...parts) => new ForksTheLog(...parts)) },
  },
  {
    name: 'does not write down that a signer agreed',
    caughtBy: ['I26'],
    faults: { storage: withTransactions((...parts) => new LosesALine(...parts)) },
  },
  {
    name: 'takes a document that was opened for one that was read',
    caughtBy: ['I26'],
    faults: { storage: withTransactions((...parts) => new SignsUnread(...parts)) },
  },
]
