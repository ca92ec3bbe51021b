import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { SelectionProvider } from '../../../renderer/app/selection.tsx'
import { UnsavedDialog } from '../../../renderer/app/UnsavedDialog.tsx'
import {
  hasUnsaved,
  IMPORTER,
  leave,
  pendingDeparture,
  useUnsaved,
  writesUnderWay,
} from '../../../renderer/app/unsaved.ts'
import { useRead } from '../../../renderer/app/useRead.ts'
import { useSaisieForm } from '../../../renderer/app/useSaisieForm.ts'
import { useWrite } from '../../../renderer/app/useWrite.ts'
import { CalendrierSection } from '../../../renderer/features/calendrier/CalendrierSection.tsx'
import { PanelForm } from '../../../renderer/ui/PanelForm.tsx'
import { SidePanel } from '../../../renderer/ui/SidePanel.tsx'
import { TextField } from '../../../renderer/ui/TextField.tsx'
import { err } from '../../../shared/result.ts'
import { aWindow } from '../../builders/a-window.tsx'
import { eventually } from '../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
})
const open = (...given: Parameters<typeof aWindow>) => {
  shown = aWindow(...given)
  return shown
}

/** A form of the name of a collectif. */
function Form({ onSaved = () => undefined }: { readonly onSaved?: () => void }) {
  const form = useSaisieForm({
    channel: 'collectifs:rename',
    sujet: { collectifId: 'c1' },
    initial: { collectif: { nom: 'Mardi' } },
    toInput: ({ collectif: { nom } }) => ({ collectifId: 'c1', nom }),
    fieldOf: (path) => `collectif.${path}`,
    onSaved,
  })
  const { value, errors, onChange } = form.partOf('collectif')
  return (
    <PanelForm
      title="Collectif"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onSaved)}
    >
      <TextField
        label="Nom"
        value={value.nom}
        error={errors.nom}
        onChange={(nom) => onChange({ nom })}
      />
    </PanelForm>
  )
}

const nom = () => page.getByRole('textbox', { name: 'Nom' })
const save = () => page.getByRole('button', { name: 'Enregistrer' })

test('a refusal stands beside its field, which takes the focus, until that field changes; what was typed stays', async () => {
  open(<Form />, {
    'collectifs:rename': () => err({ code: 'validation', fields: { nom: 'Ce nom est pris.' } }),
  })
  await nom().fill('Jeudi')
  await save().click()

  await expect.element(page.getByRole('alert')).toHaveTextContent('Ce nom est pris.')
  await expect.element(nom()).toHaveFocus()
  await expect.element(nom()).toHaveValue('Jeudi')
  await nom().fill('Jeudi soir')
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  expect(hasUnsaved()).toBe(true)
})

test('a full disk is told once while typed text stays, and no longer told once the disk takes it', async () => {
  let isFull = true
  open(<Form />, {
    'collectifs:rename': () => (isFull ? err({ code: 'storage', cause: 'full' }) : null),
  })
  const told = page.getByText('Vos dernières saisies ne sont pas enregistrées')
  await nom().fill('Jeudi')
  await save().click()
  await expect.element(told).toBeInTheDocument()
  await save().click()
  await expect.element(nom()).toHaveValue('Jeudi')
  await eventually(() => expect(told.elements()).toHaveLength(1))
  isFull = false

  await save().click()

  await expect.element(told).not.toBeInTheDocument()
})

test('what is saved is sent once, and leaving then asks nothing', async () => {
  const onSaved = vi.fn()
  const { on } = open(<Form onSaved={onSaved} />, {})
  await nom().fill('Jeudi')

  await userEvent.keyboard('{Control>}s{/Control}')

  await eventually(() => expect(onSaved).toHaveBeenCalledTimes(1))
  expect(on('collectifs:rename')).toEqual([{ collectifId: 'c1', nom: 'Jeudi' }])
  expect(hasUnsaved()).toBe(false)
})

test('Ctrl+Entrée saves and goes on with the next record, where the form has one', async () => {
  const onNext = vi.fn()
  const onSubmit = vi.fn()
  open(
    <PanelForm
      title="Enfant"
      isPending={false}
      next={{ label: 'Enregistrer et suivant', onSubmit: onNext }}
      onSubmit={onSubmit}
      onCancel={() => undefined}
    >
      <TextField label="Nom" value="" error={undefined} onChange={() => undefined} />
    </PanelForm>,
    {},
  )
  await nom().click()

  await userEvent.keyboard('{Control>}{Enter}{/Control}')

  expect(onNext).toHaveBeenCalledTimes(1)
  expect(onSubmit).not.toHaveBeenCalled()
  await userEvent.keyboard('{Enter}')
  expect(onSubmit).toHaveBeenCalledTimes(1)
})

test('Échap closes a form that has no field yet, and not the panel around it', async () => {
  const closed: string[] = []
  open(
    // biome-ignore lint/a11y/noStaticElementInteractions: it stands for the panel, which Échap closes
    <div onKeyDown={({ key }) => key === 'Escape' && closed.push('panel')}>
      <PanelForm
        title="Équipe"
        isPending={false}
        onSubmit={() => undefined}
        onCancel={() => closed.push('form')}
      >
        <button type="button">Ajouter une personne</button>
      </PanelForm>
    </div>,
    {},
  )
  await expect.element(page.getByRole('button', { name: 'Ajouter une personne' })).toHaveFocus()

  await userEvent.keyboard('{Escape}')

  expect(closed).toEqual(['form'])
})

test('« Annuler » asks when something is typed, and only then', async () => {
  const onSaved = vi.fn()
  open(<Form onSaved={onSaved} />, {})
  await page.getByRole('button', { name: 'Annuler' }).click()
  expect(onSaved).toHaveBeenCalledTimes(1)

  await nom().fill('Jeudi')
  await page.getByRole('button', { name: 'Annuler' }).click()

  expect(pendingDeparture()).not.toBeNull()
  expect(onSaved).toHaveBeenCalledTimes(1)
})

test('a draft is kept while one types, comes back when the form opens again, and is forgotten once saved', async () => {
  const { on, close } = open(<Form />, {})
  await nom().fill('Jeudi')
  await eventually(() => expect(on('brouillons:save')).toHaveLength(1))
  const [draft] = on('brouillons:save') as [{ saisie: string; sujet: string }]
  expect(JSON.parse(draft.saisie)).toEqual({ collectif: { nom: 'Jeudi' } })
  expect(JSON.parse(draft.sujet)).toEqual({ collectifId: 'c1' })
  close()

  const again = open(<Form />, {
    'brouillons:find': () => ({ saisie: draft.saisie, savedAt: '2021-10-05T09:00:00.000Z' }),
  })
  await expect.element(nom()).toHaveValue('Jeudi')
  await expect.element(page.getByText('Saisie retrouvée')).toBeInTheDocument()
  await save().click()

  await eventually(() => expect(again.on('brouillons:forget').length).toBeGreaterThan(0))
})

/** Time enough for a window to follow what it was told. */
const aMoment = () => new Promise((done) => setTimeout(done, 100))

test('a draft that arrives late neither replaces what is typed nor shows a message once the form is left', async () => {
  const draft = Promise.withResolvers<{ saisie: string; savedAt: string }>()
  const found = { saisie: '{"collectif":{"nom":"Mercredi"}}', savedAt: '2021-10-05T09:00:00.000Z' }
  const { close } = open(<Form />, { 'brouillons:find': () => draft.promise })
  await nom().fill('Jeudi')

  draft.resolve(found)
  await aMoment()
  await expect.element(nom()).toHaveValue('Jeudi')
  expect(page.getByText('Saisie retrouvée').query()).toBeNull()

  close()

  const late = Promise.withResolvers<typeof found>()
  const { show } = open(<Form key="2" />, { 'brouillons:find': () => late.promise })
  await expect.element(nom()).toHaveValue('Mardi')
  show(<p>Partie</p>)
  await expect.element(page.getByText('Partie')).toBeInTheDocument()
  await aMoment()
  late.resolve(found)
  await aMoment()
  expect(page.getByText('Saisie retrouvée').query()).toBeNull()
})

function Drafts() {
  const drafts = useRead('brouillons:findAll', undefined).data ?? []
  return <p>{drafts.length} brouillon(s)</p>
}

test('a list of drafts read while one is being forgotten follows', async () => {
  let kept = 1
  const disk = Promise.withResolvers<void>()
  const content = (
    <>
      <Form />
      <Drafts />
    </>
  )
  open(content, {
    'brouillons:findAll': () => Array.from({ length: kept }),
    async 'brouillons:forget'() {
      await disk.promise
      kept = 0
    },
  })
  await nom().fill('Jeudi')
  await save().click()
  await expect.element(page.getByText('1 brouillon(s)')).toBeVisible()

  disk.resolve()

  await expect.element(page.getByText('0 brouillon(s)')).toBeVisible()
})

test('a form taken away unsaved, as by a screen that throws, keeps its draft', async () => {
  const { on, show } = open(<Form />, {})
  await nom().fill('Jeudi')
  await eventually(() => expect(on('brouillons:save')).toHaveLength(1))

  show(<p>Panne</p>)
  await expect.element(page.getByText('Panne')).toBeInTheDocument()

  expect(on('brouillons:forget')).toEqual([])
})

/** A figure and a button that writes. */
function Written({ onSuccess }: { readonly onSuccess: () => void }) {
  const { data } = useRead('structure:find', undefined)
  const write = useWrite('collectifs:rename')
  return (
    <>
      <output>{data?.nom ?? '…'}</output>
      <button
        type="button"
        onClick={() => write.mutate({ collectifId: 'c1', nom: 'Jeudi' }, { onSuccess })}
      >
        Écrire
      </button>
    </>
  )
}

test('a write has what is on screen read again, and keeps the window open until it has ended', async () => {
  const onSuccess = vi.fn()
  let reads = 0
  let end = () => {}
  open(<Written onSuccess={onSuccess} />, {
    'structure:find': () => ({ nom: `Lecture ${++reads}` }),
    'collectifs:rename': () =>
      new Promise<null>((done) => {
        end = () => done(null)
      }),
  })
  await expect.element(page.getByRole('status').first()).toHaveTextContent('Lecture 1')

  await page.getByRole('button', { name: 'Écrire' }).click()
  await eventually(() => expect(writesUnderWay()).not.toBeNull())
  expect(onSuccess).not.toHaveBeenCalled()
  end()

  await expect.element(page.getByRole('status').first()).toHaveTextContent('Lecture 2')
  await eventually(() => expect(onSuccess).toHaveBeenCalledTimes(1))
  await eventually(() => expect(writesUnderWay()).toBeNull())
})

/** A fiche open at one of its forms. */
function Fiche({ onClose }: { readonly onClose: () => void }) {
  const [isEditing, setIsEditing] = useState(true)
  return (
    <SidePanel id="fiche" title="Lila" about="lila" onClose={onClose}>
      {isEditing ? (
        <PanelForm
          title="Identité"
          isPending={false}
          onSubmit={() => undefined}
          onCancel={() => setIsEditing(false)}
        >
          <TextField label="Nom" value="" error={undefined} onChange={() => undefined} />
        </PanelForm>
      ) : null}
    </SidePanel>
  )
}

test('Échap closes the form that is open in a panel before the panel, wherever the focus stands', async () => {
  const onClose = vi.fn()
  open(<Fiche onClose={onClose} />, {})
  await page.getByRole('heading', { name: 'Lila' }).click()

  await userEvent.keyboard('{Escape}')

  await expect.element(nom()).not.toBeInTheDocument()
  expect(onClose).not.toHaveBeenCalled()
  await userEvent.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
})

/** An import under way, in a window that asks before it is left. */
function Import() {
  useUnsaved(true, undefined, undefined, IMPORTER)
  return <UnsavedDialog />
}

test('an import that is left is asked about as an import, which has nothing to save', async () => {
  open(<Import />, {})
  await eventually(() => expect(hasUnsaved()).toBe(true))

  leave(() => undefined)

  const dialog = page.getByRole('dialog', { name: /^Quitter sans importer/ })
  await expect.element(dialog).toBeInTheDocument()
  expect(dialog.element().textContent).toContain('Rien de ce fichier n’est encore importé')
  expect(dialog.element().textContent).not.toMatch(/formulaire|enregistr/)
})

test('a form that opens low in its panel is brought up whole, its fields above its buttons', async () => {
  open(
    <div data-testid="panel" style={{ height: '16rem', overflow: 'auto' }}>
      <div style={{ height: '10rem' }} />
      <Form />
      <div style={{ height: '14rem' }} />
    </div>,
    {},
  )
  await expect.element(nom()).toHaveFocus()

  const panel = page.getByTestId('panel').element().getBoundingClientRect()
  const form = page.getByRole('form', { name: 'Collectif' }).element().getBoundingClientRect()
  expect(form.bottom).toBeLessThanOrEqual(panel.bottom + 1)
})

test('a period of Calendrier stays in its card in a narrow window, with its button « Retirer »', async () => {
  const annee = { id: 'y', debut: '2025-09-01', fin: '2026-08-31', actions: [] }
  const contexte = { version: '1', structure: { nom: 'S' }, annees: [annee], today: '2025-10-12' }
  const vacances = [{ nom: 'vacances de printemps', debut: '2026-04-04', fin: '2026-04-19' }]
  const calendrier = { annee, zone: 'A', isPropre: false, vacances, officielles: vacances }
  open(
    <SelectionProvider contexte={contexte} annees={[annee]}>
      <div style={{ width: '30rem' }} data-testid="card">
        <CalendrierSection />
      </div>
    </SelectionProvider>,
    { 'calendrier:find': () => ({ ...calendrier, inconnues: [], feries: [] }) },
  )
  const remove = page.getByRole('button', { name: 'Retirer vacances de printemps' })
  await expect.element(remove).toBeInTheDocument()

  const [card, button, end] = [
    page.getByTestId('card'),
    remove,
    page.getByRole('textbox', { name: 'Dernier jour' }),
  ].map((one) => one.element().getBoundingClientRect())
  expect(button?.right).toBeLessThanOrEqual(card?.right ?? 0)
  expect(button?.top).toBeLessThan(end?.bottom ?? 0)
})
