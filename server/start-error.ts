/**
 * The server can't start. The message is one sentence that names the cause and the way out; the command prints it and
 * exits with `exitCode`: 2 for a wrong command line, 1 for anything else.
 */
export class StartError extends Error {
  readonly exitCode: 1 | 2

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message)
    this.name = 'StartError'
    this.exitCode = exitCode
  }
}
