import { type ReactNode, useState } from 'react'
import { flushSync } from 'react-dom'
import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import {
  hasUnsaved,
  leave,
  pendingDeparture,
  release,
  saveAndDepart,
  stay,
} from '../../../renderer/app/unsaved.ts'
import { useBrouillon } from '../../../renderer/app/useBrouillon.ts'
import { useFlatForm, useSaisieForm } from '../../../renderer/app/useSaisieForm.ts'
import { useFicheForm } from '../../../renderer/features/fiches/useFicheForm.ts'
import { err } from '../../../shared/result.ts'
import { Act, aScreen, press, saysOnly } from '../../builders/a-window.tsx'
import { eventually } from '../../builders/eventually.ts'

let shown: ReturnType<typeof aScreen> | null = null
afterEach(() => {
  release('form')
  shown?.close()
  shown = null
  window.location.hash = ''
  window.localStorage.clear()
})

/** A screen that is closed after its test. */
function open(content: ReactNode, answers: Parameters<typeof aScreen>[1] = {}) {
  const opened = aScreen(content, answers)
  shown = opened
  return opened
}

function Formation({ id }: { readonly id: string | null }) {
  const [isOpen, setOpen] = useState(true)
  const { value, errors, onChange, fiche } = useFicheForm({
    channels: {
      create: 'formations:create',
      save: 'formations:save',
      remove: 'formations:delete',
    },
    id: id === null ? null : { formationId: id },
    initial: { theme: 'Accueil' },
    toSaisie: (values) => values as never,
    onClose: () => setOpen(false),
  })
  if (!isOpen) return <output>fermée</output>
  return (
    <>
      <output>
        {[fiche.about, fiche.remove === null ? 'nouvelle' : 'connue', errors.theme].join(' ')}
      </output>
      <input
        aria-label="Thème"
        value={value.theme}
        onChange={(event) => onChange({ theme: event.currentTarget.value })}
      />
      <Act onClick={() => fiche.onSubmit(document.body)}>Enregistrer</Act>
      <Act onClick={() => fiche.remove?.run()}>Supprimer</Act>
    </>
  )
}

test('a new record is created, a known one saved under its id; either closes its panel and says so', async () => {
  const { on, show } = open(<Formation key="1" id={null} />, {})
  await saysOnly('nouvelle nouvelle ')
  await page.getByLabelText('Thème').fill('Lecture')
  await press('Enregistrer')
  await saysOnly('fermée')
  await expect.element(page.getByText('Enregistré.')).toBeInTheDocument()
  expect(on('formations:create')).toEqual([{ theme: 'Lecture' }])
  expect(on('brouillons:find')).toMatchObject([{ sujet: '{"anneeId":"y"}' }])

  show(<Formation key="2" id="f1" />)
  await saysOnly('f1 connue ')
  await press('Enregistrer')
  await saysOnly('fermée')
  expect(on('formations:save')).toEqual([{ formationId: 'f1', saisie: { theme: 'Accueil' } }])
})

test('a record that cannot be deleted stays open and says why; one that can closes', async () => {
  let isFull = true
  const { on } = open(<Formation id="f1" />, {
    'formations:delete': () => (isFull ? err({ code: 'storage', cause: 'full' }) : null),
  })
  await press('Supprimer')
  await expect.element(page.getByText(/Libérez de la place/)).toBeInTheDocument()
  await saysOnly('f1 connue ')
  isFull = false

  await press('Supprimer')

  await saysOnly('fermée')
  await expect.element(page.getByText('Supprimé. Ctrl+Z pour annuler.')).toBeInTheDocument()
  expect(on('formations:delete')).toEqual([{ formationId: 'f1' }, { formationId: 'f1' }])
})

/** A form that stays open on its record, whose `fin` cannot come before its `debut`. */
function Periode({ debut = '1', fin = '2' }: { readonly debut?: string; readonly fin?: string }) {
  const [count, setCount] = useState(0)
  const form = useSaisieForm({
    channel: 'collectifs:rename',
    sujet: { collectifId: 'c1' },
    initial: { periode: { debut, fin } },
    toInput: ({ periode }) => periode as never,
    check: ({ periode }) =>
      periode.debut === 'x' ? { 'periode.debut': 'Ce n’est pas une date.' } : {},
    fieldOf: (path) => `periode.${path}`,
    together: ['debut', 'fin'],
    follows: true,
    onSaved: () => setCount((before) => before + 1),
  })
  const { value, errors, onChange } = form.partOf('periode')
  const field = (name: 'debut' | 'fin') => (
    <input
      aria-label={name}
      aria-invalid={errors[name] !== undefined}
      value={value[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <section id="periode">
      <output>{[value.debut, value.fin, errors.debut, errors.fin, count].join('|')}</output>
      {field('debut')}
      {field('fin')}
      <Act onClick={() => void form.send(document.getElementById('periode') as HTMLElement)}>
        Enregistrer
      </Act>
    </section>
  )
}
const debut = () => page.getByLabelText('debut')

test('a form that stays open shows its record again once saved or undone, never over what is typed', async () => {
  const { show } = open(<Periode />, {})
  await saysOnly('1|2|||0')
  show(<Periode debut="3" />)
  await saysOnly('3|2|||0')
  expect(hasUnsaved()).toBe(false)

  await debut().fill('4')
  show(<Periode debut="5" />)
  await saysOnly('4|2|||0')
  expect(hasUnsaved()).toBe(true)
})

test('a value that cannot be read is not sent and its field takes the focus; changing one of two fields checked together clears both errors', async () => {
  const { on } = open(<Periode />, {
    'collectifs:rename': () =>
      err({ code: 'validation', fields: { debut: 'Trop tard.', fin: 'Trop tôt.' } }),
  })
  await debut().fill('x')
  await press('Enregistrer')
  await saysOnly('x|2|Ce n’est pas une date.||0')
  await expect.element(debut()).toHaveFocus()
  expect(on('collectifs:rename')).toEqual([])
  const go = vi.fn()
  leave(go)
  await saveAndDepart()
  expect(go).not.toHaveBeenCalled()

  await debut().fill('9')
  await press('Enregistrer')
  await saysOnly('9|2|Trop tard.|Trop tôt.|0')
  await page.getByLabelText('fin').fill('8')
  await saysOnly('9|8|||0')
})

test('what is typed while the form is being saved is still to be saved; pressed twice, it is sent once', async () => {
  const first = Promise.withResolvers<null>()
  const { on } = open(<Periode />, { 'collectifs:rename': () => first.promise })
  await debut().fill('5')
  await press('Enregistrer')
  await press('Enregistrer')
  await debut().fill('6')
  first.resolve(null)

  await saysOnly('6|2|||1')
  expect(on('brouillons:forget')).toEqual([])
  expect(on('collectifs:rename')).toEqual([{ debut: '5', fin: '2' }])
  expect(hasUnsaved()).toBe(true)
  const go = vi.fn()
  leave(go)
  await saveAndDepart()
  expect(go).toHaveBeenCalledOnce()
  await eventually(() => expect(on('brouillons:forget').length).toBeGreaterThan(0))
  // Its record, as main says that it is.
  await saysOnly('1|2|||2')
  expect(hasUnsaved()).toBe(false)
})

test('a departure asked during the save waits for it, then takes place without a question; a refused save still asks', async () => {
  const answers = [0, 1, 2].map(() => Promise.withResolvers<unknown>())
  const writes = answers.values()
  const go = vi.fn()
  const { on } = open(<Periode />, {
    'collectifs:rename': () => writes.next().value?.promise as Promise<null>,
  })
  await debut().fill('5')
  await press('Enregistrer')
  leave(go)
  answers[0]?.resolve(err({ code: 'validation', fields: { debut: 'Trop tôt.' } }))
  await saysOnly('5|2|Trop tôt.||0')
  expect(pendingDeparture()).not.toBeNull()
  expect(go).not.toHaveBeenCalled()
  stay()

  await press('Enregistrer')
  leave(go)
  answers[1]?.resolve(null)
  await eventually(() => expect(go).toHaveBeenCalledTimes(1))
  expect(pendingDeparture()).toBeNull()

  // « Enregistrer » of the question itself.
  await debut().fill('6')
  await press('Enregistrer')
  leave(go)
  const left = saveAndDepart()
  answers[2]?.resolve(null)
  await left
  expect(go).toHaveBeenCalledTimes(2)
  expect(on('collectifs:rename')).toHaveLength(3)
})

test('a refusal about no field of the form is told as a message, and the form is not left', async () => {
  const fields: Record<string, string> = { autre: 'Cette année est close.' }
  open(<Periode />, { 'collectifs:rename': () => err({ code: 'validation', fields }) })
  await debut().fill('5')
  await press('Enregistrer')
  await expect.element(page.getByText('Cette année est close.')).toBeInTheDocument()
  let isLeft = false
  leave(() => {
    isLeft = true
  })
  expect(pendingDeparture()).not.toBeNull()

  await saveAndDepart()

  expect(isLeft).toBe(false)
  expect(hasUnsaved()).toBe(true)
})

/** A form with a list in which a name is typed and not chosen. */
function Equipe() {
  const { value, errors, onChange, send } = useFlatForm({
    channel: 'collectifs:rename',
    sujet: null,
    initial: { nom: '' },
    toInput: ({ nom }) => ({ collectifId: 'c1', nom }),
    onSaved: () => undefined,
  })
  return (
    <>
      <output>{errors.nom ?? 'rien'}</output>
      <div data-unfinished={value.nom === 'Ben' ? true : undefined}>
        <input aria-label="caché" />
        <input
          aria-label="Nom"
          value={value.nom}
          onChange={(event) => onChange({ nom: event.currentTarget.value })}
        />
      </div>
      <Act onClick={() => void send(document.body)}>Enregistrer</Act>
    </>
  )
}

test('a name that is neither chosen nor created is to be finished before the form is saved', async () => {
  const { on } = open(<Equipe />, {
    'collectifs:rename': () => err({ code: 'validation', fields: { 'saisie.nom': 'Pris.' } }),
  })
  await page.getByLabelText('Nom').fill('Ben')
  await press('Enregistrer')
  await expect.element(page.getByLabelText('Nom')).toHaveFocus()
  await expect.element(page.getByText(/choisir dans sa liste/)).toBeInTheDocument()
  const go = vi.fn()
  leave(go)
  await saveAndDepart()
  expect(go).not.toHaveBeenCalled()
  expect(on('collectifs:rename')).toEqual([])

  await page.getByLabelText('Nom').fill('Benali')
  await press('Enregistrer')

  await saysOnly('Pris.')
})

/** Something typed, or not, in a form that is or is not about a record. */
function Draft({ sujet, nom }: { readonly sujet: string | null; readonly nom: string }) {
  const forget = useBrouillon({
    formulaire: sujet ?? 'aucun',
    sujet: sujet === null ? null : { id: sujet },
    values: { nom },
    isDirty: nom !== '',
    restore: () => undefined,
  })
  return (
    <Act onClick={forget}>
      {sujet} {nom}
    </Act>
  )
}

test('what is typed about a record is kept after a pause, as typed last, and no more once forgotten', async () => {
  const { on, show } = open(<p>Écran</p>, {})
  /** Shows what is typed at once, so that no time passes before the next key. */
  const typed = (nom: string) =>
    flushSync(() =>
      show(
        <>
          <Draft sujet={null} nom="Benali" />
          <Draft sujet="vierge" nom="" />
          <Draft sujet="c1" nom={nom} />
        </>,
      ),
    )
  for (const nom of ['C', 'Co', 'Costa']) typed(nom)
  await eventually(() => expect(on('brouillons:save').length).toBeGreaterThan(0))
  typed('Costa Da')
  for (const forget of document.querySelectorAll('button')) forget.click()
  await new Promise((done) => setTimeout(done, 500))

  expect(on('brouillons:save')).toMatchObject([
    { formulaire: 'c1', sujet: '{"id":"c1"}', saisie: '{"nom":"Costa"}' },
  ])
  expect(on('brouillons:find')).toHaveLength(2)
  expect(on('brouillons:forget')).toHaveLength(2)
})
