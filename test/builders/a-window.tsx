import { MantineProvider } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import { createQueryClient } from '../../renderer/app/api.ts'
import { SelectionProvider } from '../../renderer/app/selection.tsx'
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

const ACTIONS = [
  { id: 'a1', numero: '1' },
  { id: 'a2', numero: '2' },
]
const ANNEE = { id: 'y', debut: '2021-09-01', fin: '2022-08-31', actions: ACTIONS } as never
const CONTEXTE = { annees: [ANNEE], structure: null, today: '2021-10-05' } as never

/** A window whose screen is `content`: année `y`, its actions `a1` and `a2`, every action chosen in the top bar. */
export function aScreen(content: ReactNode, answers: Answers) {
  const around = (screen: ReactNode) => (
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      {screen}
    </SelectionProvider>
  )
  const opened = aWindow(around(content), answers)
  return { ...opened, show: (next: ReactNode) => opened.show(around(next)) }
}

/** A button that runs one function of a hook under test. */
export function Act({
  children,
  onClick,
}: {
  readonly children: ReactNode
  readonly onClick: () => void
}) {
  return (
    <button type="button" onClick={onClick}>
      {children}
    </button>
  )
}

/** Clicks on the button of this name. */
export const press = (name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

/** Waits until the first `output` of the window, where a test writes what a hook gives, holds this text. */
export const says = (text: string): Promise<void> =>
  expect.poll(() => document.querySelector('output')?.textContent).toContain(text)

/** As `says`, and no other text. */
export const saysOnly = (text: string): Promise<void> =>
  expect.poll(() => document.querySelector('output')?.textContent).toBe(text)
