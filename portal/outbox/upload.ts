import { DetailedError, Upload } from 'tus-js-client'
import type { UploadMetadata } from '../../protocol/wire/http.ts'
import { NetworkError } from '../api-error.ts'
import { refuse } from '../api.ts'

/** What happens while a file goes up. */
export interface UploadListener {
  /** From 0 to 1. */
  progress(share: number): void
  /** Where the upload can go on after it was cut. */
  started(url: string): void
}

/**
 * Sends one file by tus, from the byte where `uploadUrl` stopped. Resolves when the server has the last byte; throws
 * NetworkError or ApiError. It does not try again by itself: the outbox decides when.
 */
export function uploadFile(
  file: Blob,
  metadata: UploadMetadata,
  uploadUrl: string | null,
  listener: UploadListener,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: '/uploads',
      uploadUrl,
      metadata,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onProgress: (sentBytes, totalBytes) => listener.progress(totalBytes === 0 ? 1 : sentBytes / totalBytes),
      onUploadUrlAvailable: () => {
        if (upload.url) listener.started(upload.url)
      },
      onSuccess: () => resolve(),
      onError: (error) => reject(readable(error)),
    })
    upload.start()
  })
}

function readable(error: Error): Error {
  const response = error instanceof DetailedError ? error.originalResponse : null
  if (!response || response.getStatus() === 0) return new NetworkError()
  try {
    return refuse(response.getStatus(), parsed(response.getBody()))
  } catch (refusal) {
    return refusal instanceof Error ? refusal : error
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
