import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The built portal at /portal/, under a policy that lets in nothing of anybody else's; `/` leads there. */
export async function addPortalPages(app: FastifyInstance, folder: string | undefined): Promise<void> {
  app.get('/', (_request, reply) => reply.redirect('/portal/'))
  app.get('/portal', (_request, reply) => reply.redirect('/portal/'))
  // Where a link leads stands behind the #, which browsers send to nobody (security row 33).
  for (const page of ['p', 'l']) {
    app.get<{ Params: { id: string } }>(`/${page}/:id`, (request, reply) =>
      reply
        .header('x-robots-tag', page === 'p' ? 'noindex, nofollow' : 'all')
        .redirect(`/portal/#/${page}/${encodeURIComponent(request.params.id)}`),
    )
  }
  if (folder === undefined || !existsSync(folder)) return
  await app.register(async (pages) => {
    pages.addHook('onRequest', async (_request, reply) => {
      reply.headers({ 'content-security-policy': POLICY, 'x-robots-tag': 'noindex' })
    })
    await pages.register(fastifyStatic, {
      root: folder,
      prefix: '/portal/',
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Whatever is in assets carries a hash of itself in its name.
        const isHashed = /[\\/]assets[\\/]/.test(path)
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  })
}
