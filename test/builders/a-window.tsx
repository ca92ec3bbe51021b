import { MantineProvider } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '../../renderer/app/api.ts'
import { Toasts } from '../../renderer/app/Toasts.tsx'
import { depart, leave, pendingDeparture } from '../../renderer/app/unsaved.ts'
import type { Channel, Input, IpcEvent, Value } from '../../shared/ipc/contract.ts'
import { ok, type Result } from '../../shared/result.ts'

type Answers = { readonly [C in Channel]?: (input: Input<C>) => unknown }
type Asked = { readonly channel: string; readonly input: unknown }

/**
 * A window of the browser that shows `content`, whose main process is `answers`: what they return, or a `Result`
 * for a refusal. A channel without an answer says `null`. Gives every call in order.
 */
export function aWindow(content: ReactNode, answers: Answers) {
  const asked: Asked[] = []
  const listeners = new Map<() => void, IpcEvent>()
  Object.assign(window, {
    cartable: {
      async invoke(channel: Channel, input: never) {
        asked.push({ channel, input })
        const answer: unknown = await answers[channel]?.(input)
        const isResult = typeof answer === 'object' && answer !== null && 'ok' in answer
        return (isResult ? answer : ok(answer ?? null)) as Result<Value<Channel>, unknown>
      },
      on(event: IpcEvent, listener: () => void) {
        listeners.set(listener, event)
        return () => listeners.delete(listener)
      },
    },
  })
  const host = document.createElement('div')
  document.body.replaceChildren(host)
  const root = createRoot(host)
  const client = createQueryClient()
  const show = (next: ReactNode) =>
    root.render(
      // What opens and closes does so at once: in a page behind another, the browser holds its animations back.
      <MantineProvider env="test">
        <QueryClientProvider client={client}>
          {next}
          <Toasts />
        </QueryClientProvider>
      </MantineProvider>,
    )
  show(content)
  return {
    asked,
    client,
    /** Inputs given to one channel. */
    on: (channel: Channel) =>
      asked.filter((one) => one.channel === channel).map(({ input }) => input),
    show,
    /** Has main tell an event that carries nothing. */
    tell(event: IpcEvent) {
      for (const [listener, of] of listeners) if (of === event) listener()
    },
    /** Leaves unsaved forms, then closes the window. */
    close() {
      // Forms are left as a user would leave them: no draft is saved later, in the window of another test.
      leave(() => undefined)
      if (pendingDeparture() !== null) depart()
      root.unmount()
      notifications.clean()
    },
  }
}
