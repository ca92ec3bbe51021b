// First: it asks main for what the window opens with.
import { keepFirstReads } from './app/first-reads.ts'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './app/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { createQueryClient } from './app/api.ts'

// zod would first try to compile a string, which the page's policy refuses. Its own `config` would be read before the first picture.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

const queryClient = createQueryClient()
void keepFirstReads(queryClient).then(() =>
  createRoot(root).render(
    <StrictMode>
      <App queryClient={queryClient} styleNonce={nonce} />
    </StrictMode>,
  ),
)
