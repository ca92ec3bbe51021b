import { notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import {
  useApplyPreferences,
  useDensite,
  useTailleTexte,
} from '../../../renderer/app/preferences.ts'
import { useFollowDay } from '../../../renderer/app/selection.tsx'
import { hold, leave, pendingDeparture, release } from '../../../renderer/app/unsaved.ts'
import { useRead } from '../../../renderer/app/useRead.ts'
import {
  closeAide,
  openAide,
  useAide,
  useEtapeVisite,
} from '../../../renderer/features/aide/aide.ts'
import { useBilan, useConfirm, useProvenance } from '../../../renderer/features/bilans/useBilan.ts'
import { useImport } from '../../../renderer/features/imports/useImport.ts'
import {
  useCollectifsOf,
  useFirstAction,
} from '../../../renderer/features/inscriptions/useInscriptionChoices.ts'
import {
  useFollowProtection,
  useProtection,
} from '../../../renderer/features/protection/useProtection.ts'
import { useEtablissementChoices } from '../../../renderer/features/repertoire/useEtablissementChoices.ts'
import {
  useCopy,
  usePreview,
  useSauvegardes,
} from '../../../renderer/features/sauvegardes/useSauvegardes.ts'
import { useSeance, useSeances } from '../../../renderer/features/seances/useSeances.ts'
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

function Enfant({ id, ...options }: { readonly id: string } & Parameters<typeof useRead>[2]) {
  const { data, error } = useRead('enfants:find', { enfantId: id }, options)
  return <output>{error === null ? JSON.stringify(data ?? null) : 'refusé'}</output>
}

test('an answer of main is kept until something is written, unless the screen asks for a fresh one; a disabled read is not asked', async () => {
  const late = Promise.withResolvers<string>()
  const { on, show } = open(<Enfant key="1" id="a" />, {
    'enfants:find': ({ enfantId }) => (enfantId === 'late' ? late.promise : enfantId),
  })
  await saysOnly('"a"')

  show(<Enfant key="2" id="a" />)
  await saysOnly('"a"')
  expect(on('enfants:find')).toHaveLength(1)
  show(<Enfant key="3" id="b" isFresh />)
  await saysOnly('"b"')
  show(<Enfant key="4" id="b" isFresh />)
  await eventually(() => expect(on('enfants:find')).toHaveLength(3))
  show(<Enfant key="5" id="c" isEnabled={false} />)
  await saysOnly('null')
  show(<Enfant key="6" id="a" keepsPrevious />)
  await saysOnly('"a"')
  show(<Enfant key="6" id="late" keepsPrevious />)
  await eventually(() => expect(on('enfants:find')).toHaveLength(4))
  await saysOnly('"a"')
  show(<Enfant key="6" id="late" />)
  await saysOnly('null')
  late.resolve('là')
  await saysOnly('"là"')
})

test('a refusal is shown at once, and not asked again when the window comes back or the network does', async () => {
  const { on } = open(<Enfant id="a" />, {
    'enfants:find': () => err({ code: 'not-found', what: 'enfant', name: '' }),
  })
  await saysOnly('refusé')

  for (const event of ['visibilitychange', 'offline', 'online', 'focus']) {
    window.dispatchEvent(new Event(event))
  }
  await new Promise((done) => setTimeout(done, 50))

  expect(on('enfants:find')).toHaveLength(1)
})

/** What screens ask for, with the année and the action of the top bar. */
function Reads() {
  const demande = { trameId: 't', actionId: 'a1', arreteAu: '2022-04-30' } as never
  const { confirm } = useConfirm(demande)
  const collectifs = useCollectifsOf('a2')
  const choices = useEtablissementChoices()
  const copy = useCopy(async (name: string) => ({ path: name }) as never)
  const asked = [
    ...[useSeances(), useSeance('s1'), useSauvegardes(), usePreview({ genre: 'g' } as never)],
    ...[useBilan(demande), useProvenance(demande, 'public.total')],
  ]
  return (
    <>
      <output>
        {asked.map(({ data }) => String(data)).join(' ')}{' '}
        {JSON.stringify([useFirstAction(), collectifs, choices])}
      </output>
      <Act
        onClick={() =>
          confirm({ champs: { a: { valeur: ['x'] }, b: { valeur: 3 } } } as never, ['a', 'b', 'c'])
        }
      >
        Confirmer
      </Act>
      <Act onClick={() => copy.mutate('clé')}>Copier</Act>
    </>
  )
}

test('each screen asks for what it shows, of the année and the action chosen', async () => {
  const ecole = (etablissementId: string, commune: string) => ({
    ...{ etablissementId, nom: 'Jean-Moulin', commune },
  })
  const { on } = open(<Reads />, {
    'seances:findAll': () => 'séances',
    'seances:find': () => 'séance',
    'sauvegardes:find': () => 'copies',
    'sauvegardes:preview': () => 'aperçu',
    'bilans:find': () => 'bilan',
    'bilans:findProvenance': () => 'fiches',
    'collectifs:findAll': () => [
      { collectifId: 'c1', actionId: 'a1' },
      { collectifId: 'c2', actionId: 'a2' },
    ],
    'repertoire:findEtablissements': () => [ecole('e1', 'Agen'), ecole('e2', 'Tours')],
  })

  await saysOnly(
    `séances séance copies aperçu bilan fiches ${JSON.stringify([
      'a1',
      [{ collectifId: 'c2', actionId: 'a2' }],
      [
        { value: 'e1', label: 'Jean-Moulin (Agen)' },
        { value: 'e2', label: 'Jean-Moulin (Tours)' },
      ],
    ])}`,
  )
  expect(on('seances:findAll')).toEqual([{ anneeId: 'y', actionId: null }])
  expect(on('collectifs:findAll')).toEqual([{ anneeId: 'y', actionId: null }])
  expect(on('bilans:findProvenance')).toMatchObject([{ actionId: 'a1', code: 'public.total' }])
  await press('Copier')
  await eventually(() => expect(on('sauvegardes:find')).toHaveLength(2))
  await press('Confirmer')
  await eventually(() =>
    expect(on('bilans:confirm')).toMatchObject([
      {
        arreteAu: '2022-04-30',
        reponses: [
          { code: 'a', valeur: ['x'] },
          { code: 'b', valeur: 3 },
          { code: 'c', valeur: null },
        ],
      },
    ]),
  )
})

function Import() {
  const { said, say, query, change, commit, isCommitting, correspondances } = useImport(
    'orientations',
    'f1',
    { corrections: [], correspondances: [] },
  )
  const [done, setDone] = useState('')
  const lignes = query.data?.lignes.join(' ') ?? '…'
  const lue = { feuille: 'CM1' } as never
  return (
    <>
      <output>
        {[
          ...[lignes, said.correspondances.length, correspondances.diteOf('CM1') === null],
          ...[change.isTold, change.isKept, isCommitting, done],
        ].join(' ')}
      </output>
      <Act onClick={() => correspondances.read('CM1', lue)}>Lire</Act>
      <Act onClick={() => say((before) => ({ ...before, avecMasquees: true }))}>Masquées</Act>
      <Act onClick={change.keep}>Garder</Act>
      <Act onClick={() => commit((value) => setDone(String(value)))}>Importer</Act>
    </>
  )
}

test('each answer about a file asks main for the rows that it changes; a file changed on the disk is told, and imported as it was once she says so', async () => {
  let version = 0
  let answer: unknown = err({ code: 'file-changed', file: 'liste.xlsx' })
  const { on } = open(<Import />, {
    'imports:preview': ({ since }) => ({
      ...{ version: ++version, apercu: {} },
      ...(since === null
        ? { lignes: ['a', 'b'] }
        : { lignes: null, changed: [[1, `b${version}`]] }),
    }),
    'imports:commit': () => answer,
    'imports:hasChanged': () => true,
  })
  await saysOnly('a b 0 true false false false ')

  await press('Lire')
  await saysOnly('a b2 1 false false false false ')
  await press('Masquées')
  await saysOnly('a b3 1 false false false false ')
  expect(on('imports:preview')).toMatchObject([
    { since: null, demande: { genre: 'orientations', fichierId: 'f1', anneeId: 'y' } },
    { since: 1, demande: { correspondances: [{ feuille: 'CM1' }] } },
    { since: 2, demande: { avecMasquees: true } },
  ])
  await press('Importer')
  await saysOnly('a b3 1 false true false false ')
  await press('Garder')
  await saysOnly('a b3 1 false false true false ')
  // What she chose is not asked again.
  window.dispatchEvent(new Event('focus'))
  await eventually(() => expect(on('imports:hasChanged')).toHaveLength(1))
  await saysOnly('a b3 1 false false true false ')
  answer = 'fait'
  const previews = on('imports:preview').length
  await press('Importer')
  await saysOnly('a b3 1 false false true false fait')
  expect(on('imports:commit')).toMatchObject([{ evenIfChanged: false }, { evenIfChanged: true }])
  // The preview of a file just imported is not asked again.
  expect(on('imports:preview')).toHaveLength(previews)
})

test('an import that main refuses says why and goes on; a file that changed is told when the window comes back', async () => {
  const { on } = open(<Import />, {
    'imports:preview': () => ({ version: 1, apercu: {}, lignes: ['a'] }),
    'imports:commit': () => err({ code: 'storage', cause: 'full' }),
    'imports:hasChanged': () => on('imports:hasChanged').length > 1,
  })
  await saysOnly('a 0 true false false false ')
  await press('Importer')
  await expect.element(page.getByText(/Libérez de la place/)).toBeInTheDocument()
  window.dispatchEvent(new Event('focus'))
  await eventually(() => expect(on('imports:hasChanged')).toHaveLength(1))
  await saysOnly('a 0 true false false false ')

  window.dispatchEvent(new Event('focus'))

  await saysOnly('a 0 true true false false ')
  await press('Masquées')
  await eventually(() => expect(on('imports:preview').length).toBeGreaterThan(1))
})

function Preferences() {
  useApplyPreferences()
  const [taille] = useTailleTexte()
  const [densite] = useDensite()
  const [etape] = useEtapeVisite()
  const aide = useAide()
  const [first] = useState(`${taille} ${densite} ${etape}`)
  return <output>{`${first} ${aide?.page ?? 'fermée'}`}</output>
}

test('the size of the text, the height of rows and the step of the tour are as they were left, from the first picture on', async () => {
  open(<Preferences />)
  await saysOnly('100 compacte 0 fermée')
  expect(document.documentElement.style.fontSize).toBe('100%')
  shown?.close()
  window.localStorage.setItem('cartable.taille-texte', '120')
  window.localStorage.setItem('cartable.densite', '"confortable"')
  window.localStorage.setItem('cartable.aide.visite', '3')

  open(<Preferences />)

  await saysOnly('120 confortable 3 fermée')
  expect(document.documentElement.style.fontSize).toBe('120%')
  expect(document.documentElement.dataset.densite).toBe('confortable')
  openAide('bilan')
  await saysOnly('120 confortable 3 bilan')
  closeAide()
  await saysOnly('120 confortable 3 fermée')
})

function Followers() {
  useFollowDay()
  useFollowProtection()
  return <output>{String(useProtection().data)}</output>
}

test('at midnight everything is read again; once the data are locked, no answer, question or message is left', async () => {
  const states = ['ouvert', 'ouvert le lendemain', 'fermé']
  const { tell, client } = open(<Followers />, {
    'protection:find': () => states.shift() ?? 'fermé',
  })
  await saysOnly('ouvert')
  tell('app:dayTurned')
  await saysOnly('ouvert le lendemain')
  client.setQueryData(['familles:find', { familleId: 'f' }], 'un nom')
  notifications.show({ message: 'Inès Benali est inscrite', autoClose: false })
  await expect.element(page.getByText('Inès Benali est inscrite')).toBeInTheDocument()
  hold('form', () => undefined)
  leave(() => undefined)

  tell('protection:changed')

  await saysOnly('fermé')
  await expect.element(page.getByText('Inès Benali est inscrite')).not.toBeInTheDocument()
  expect(client.getQueryData(['familles:find', { familleId: 'f' }])).toBeUndefined()
  expect(pendingDeparture()).toBeNull()
})
