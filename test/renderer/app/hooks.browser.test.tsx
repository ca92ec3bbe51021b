import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { navigate } from '../../../renderer/app/router.ts'
import {
  hold,
  keepOpenUntil,
  pendingDeparture,
  release,
  stay,
} from '../../../renderer/app/unsaved.ts'
import { usePanel } from '../../../renderer/app/usePanel.ts'
import { useWrite } from '../../../renderer/app/useWrite.ts'
import { useEnfantPanel } from '../../../renderer/features/enfants/useEnfantPanel.ts'
import { OPENER, useOpenFichier } from '../../../renderer/features/imports/useOpenFichier.ts'
import { useJournal, useUndo } from '../../../renderer/features/journal/useUndo.ts'
import { useRecents } from '../../../renderer/features/recherche/recents.ts'
import { openerId, useSeancePanel } from '../../../renderer/features/seances/useSeances.ts'
import { copyText } from '../../../renderer/ui/clipboard.ts'
import { isInnerOpen, useSaveKey } from '../../../renderer/ui/keys.ts'
import { err } from '../../../shared/result.ts'
import { Act, aWindow, press, says, saysOnly } from '../../builders/a-window.tsx'
import { eventually } from '../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  release('form')
  stay()
  shown?.close()
  shown = null
  window.location.hash = ''
  window.localStorage.clear()
})

/** Something typed that is not saved: whoever leaves is asked. */
const type = () => hold('form', () => undefined)

function Journal() {
  const { undo, redo } = useJournal()
  const run = useUndo()
  return (
    <>
      <output>{`${undo === null ? 'rien' : undo.label}, ${redo === null ? 'rien' : redo.label}`}</output>
      <Act onClick={() => void run('journal:undo')}>Annuler</Act>
      <Act onClick={() => void run('journal:redo')}>Rétablir</Act>
    </>
  )
}

test('an undo waits for the writes under way, is named once done, and what is on screen follows', async () => {
  let done = 0
  shown = aWindow(<Journal />, {
    'journal:findState': () => (done === 0 ? { undo: { label: 'Ajout' }, redo: null } : null),
    'journal:undo': () => {
      done += 1
      return { label: 'Ajout d’une séance' }
    },
    'journal:redo': () => err({ code: 'storage', cause: 'full' }),
  })
  await says('Ajout, rien')
  let end: () => void = () => undefined
  void keepOpenUntil(
    new Promise<void>((resolve) => {
      end = resolve
    }),
  )

  await press('Annuler')
  expect(shown.on('journal:undo')).toHaveLength(0)
  end()

  await expect.element(page.getByText(/^Annulé.: Ajout d’une séance$/)).toBeVisible()
  await says('rien, rien')
  await press('Rétablir')
  await expect.element(page.getByText(/Libérez de la place/)).toBeVisible()
  expect(page.getByText(/^Rétabli.:/).query()).toBeNull()
})

function Serie() {
  const { mutate } = useWrite('collectifs:rename')
  const [told, setTold] = useState<readonly string[]>([])
  const write = (nom: string) =>
    void mutate(
      { collectifId: 'c1', nom },
      { onSuccess: () => setTold((before) => [...before, nom]) },
    ).then((isDone) => setTold((before) => [...before, isDone ? 'fait' : 'refusé']))
  return (
    <>
      <output>{told.join(', ')}</output>
      <Act onClick={() => ['Mardi', 'Mardi'].map(write)}>Deux fois</Act>
      <Act onClick={() => ['Jeudi', 'Mardi', 'Jeudi'].map(write)}>Trois fois</Act>
    </>
  )
}

test('the same write asked twice at once, as by a double click, is made and told once; asked later, or after another, it is made again', async () => {
  shown = aWindow(<Serie />, {})

  await press('Deux fois')
  await saysOnly('Mardi, fait, fait')
  await press('Deux fois')
  await saysOnly('Mardi, fait, fait, Mardi, fait, fait')
  expect(shown.on('collectifs:rename')).toHaveLength(2)

  await press('Trois fois')
  await eventually(() => expect(shown?.on('collectifs:rename')).toHaveLength(5))
})

function Fichier() {
  const { fichier, open, close, reopen, pasted } = useOpenFichier('eleves' as never)
  return (
    <>
      <output>
        {fichier === null ? 'fermé' : `${fichier.fichierId} ${fichier.correspondances.length}`}
      </output>
      {fichier === null && (
        <button type="button" id={OPENER} onClick={open}>
          Importer
        </button>
      )}
      <Act onClick={close}>Fermer</Act>
      <Act onClick={() => reopen([{} as never])}>Relire</Act>
      <Act onClick={() => pasted.mutate('Benali Inès')}>Coller</Act>
    </>
  )
}

test('a file is held while its screen is open, let go when it closes, and read again with its answers', async () => {
  let count = 0
  const opened = () => ({ fichierId: `f${++count}`, nom: 'liste.xlsx' })
  shown = aWindow(<Fichier />, {
    'imports:open': opened,
    'imports:openTexte': opened,
    'imports:reopen': opened,
  })
  const { on } = shown
  await says('fermé')

  await press('Importer')
  await says('f1 0')
  expect(on('imports:open')).toEqual([{ genre: 'eleves' }])
  await press('Relire')
  await says('f2 1')
  expect(on('imports:reopen')).toEqual([{ fichierId: 'f1' }])
  await eventually(() => expect(on('imports:close')).toEqual([{ fichierId: 'f1' }]))
  ;(document.activeElement as HTMLElement | null)?.blur()
  await press('Fermer')
  await says('fermé')
  await eventually(() =>
    expect(on('imports:close')).toEqual([{ fichierId: 'f1' }, { fichierId: 'f2' }]),
  )
  await press('Relire')
  expect(on('imports:reopen')).toHaveLength(1)
  await press('Coller')
  await says('f3 0')
  expect(on('imports:openTexte')).toEqual([{ texte: 'Benali Inès' }])
})

test('opening a file asks first when something typed is not saved', async () => {
  shown = aWindow(<Fichier />, { 'imports:open': () => ({ fichierId: 'f', nom: 'liste.xlsx' }) })
  type()

  await press('Importer')

  await eventually(() => expect(pendingDeparture()).not.toBeNull())
  await says('fermé')
})

const KEYS = ['fiche', 'panneau'] as const
function Panels() {
  const panel = usePanel(KEYS)
  const seance = useSeancePanel()
  const enfant = useEnfantPanel()
  return (
    <>
      <output>
        {[
          panel.isOpen ? `${panel.params.fiche} ${panel.params.panneau}` : 'fermé',
          JSON.stringify(seance.content),
          JSON.stringify(enfant.content),
        ].join(' / ')}
      </output>
      <button type="button" id={openerId('s1')}>
        Ouvre s1
      </button>
      <button type="button" id="nouvel-enfant">
        Nouvel enfant
      </button>
      <button type="button" id="fiche-l1">
        Ligne 1
      </button>
      <div data-opened={panel.isOpen ? true : undefined}>
        <button type="button" id="ouverte">
          Ligne ouverte
        </button>
      </div>
      <Act onClick={() => panel.open({ fiche: 'p1' })}>Fiche</Act>
      <Act onClick={() => panel.show({ panneau: 'nouveau' })}>Nouveau</Act>
      <Act onClick={panel.close}>Fermer</Act>
      <Act onClick={panel.shut}>Clore</Act>
      <Act onClick={() => seance.openSeance('s1')}>Séance</Act>
      <Act onClick={() => seance.openPanel('serie')}>Série</Act>
      <Act onClick={seance.close}>Fermer la séance</Act>
      <Act onClick={() => enfant.openFiche('e1', 'l1')}>Enfant</Act>
      <Act onClick={() => enfant.showFiche('e2')}>Enfant créé</Act>
      <Act onClick={enfant.openNouveau}>Autre enfant</Act>
      <Act onClick={enfant.close}>Fermer l’enfant</Act>
    </>
  )
}

test('a panel is held by the address, one content at a time, and asks before it leaves something typed', async () => {
  window.location.hash = '#/partenaires?onglet=parents'
  shown = aWindow(<Panels />, {})
  await says('fermé / null / null')

  await press('Fiche')
  await says('p1 null /')
  await press('Nouveau')
  await says('null nouveau /')
  expect(window.location.hash).toBe('#/partenaires?onglet=parents&panneau=nouveau')
  type()
  await press('Fermer')
  expect(pendingDeparture()).not.toBeNull()
  await says('null nouveau /')
  stay()
  await press('Fiche')
  expect(pendingDeparture()).not.toBeNull()
  stay()
  ;(document.activeElement as HTMLElement).blur()
  page
    .getByRole('button', { name: 'Clore' })
    .element()
    .dispatchEvent(new MouseEvent('click', { bubbles: true }))
  await says('fermé /')
  await eventually(() => expect(document.activeElement?.id).toBe('ouverte'))
  expect(window.location.hash).toBe('#/partenaires?onglet=parents')
})

test('a séance or one of its panels is opened by the address, and its row takes the focus back', async () => {
  window.location.hash = '#/seances?panneau=autre'
  shown = aWindow(<Panels />, {})
  await says('/ null /')

  await press('Séance')
  await says('{"genre":"seance","seanceId":"s1"}')
  await press('Fermer la séance')
  await says('/ null /')
  await eventually(() => expect(document.activeElement?.id).toBe(openerId('s1')))
  await press('Série')
  await says('{"genre":"serie"}')
  await press('Séance')
  expect(window.location.hash).toBe('#/seances?seance=s1')
  type()
  await press('Fermer la séance')
  expect(pendingDeparture()).not.toBeNull()
  stay()
  await press('Série')
  expect(pendingDeparture()).not.toBeNull()
})

test('an enfant’s fiche gives the focus back to its row, or to the button of a new one', async () => {
  window.location.hash = '#/enfants?panneau=coller'
  shown = aWindow(<Panels />, {})
  await says('{"genre":"coller"}')

  await press('Enfant')
  await says('{"genre":"fiche","enfantId":"e1"}')
  expect(window.location.hash).toBe('#/enfants?enfant=e1&ligne=l1')
  await press('Fermer l’enfant')
  await eventually(() => expect(document.activeElement?.id).toBe('fiche-l1'))
  await press('Autre enfant')
  await says('{"genre":"nouveau"}')
  type()
  await press('Enfant créé')
  await says('{"genre":"fiche","enfantId":"e2"}')
  expect(window.location.hash).toBe('#/enfants?enfant=e2')
  release('form')
  await press('Fermer l’enfant')
  await eventually(() => expect(document.activeElement?.id).toBe('nouvel-enfant'))
  navigate('enfants', { panneau: 'zut' })
  await says('null zut / null / null')
})

test('a panel that closes gives the focus back to its row, unless another field has taken it', async () => {
  window.location.hash = '#/partenaires?fiche=p1'
  shown = aWindow(<Panels />, {})
  await says('p1 null /')
  const elsewhere = document.getElementById('nouvel-enfant') as HTMLElement
  elsewhere.focus()

  page
    .getByRole('button', { name: 'Clore' })
    .element()
    .dispatchEvent(new MouseEvent('click', { bubbles: true }))

  await says('fermé /')
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  expect(document.activeElement).toBe(elsewhere)
})

test('a button copies its text once: the next copy, by keyboard, is what the user selects', async () => {
  const taken: string[] = []
  const listen = (event: ClipboardEvent) => {
    taken.push(`${event.clipboardData?.getData('text/plain')} ${event.defaultPrevented}`)
    event.preventDefault()
  }
  document.addEventListener('copy', listen)
  const done: boolean[] = []
  shown = aWindow(<Act onClick={() => done.push(copyText('Nom'))}>Copier</Act>, {})

  await press('Copier')
  document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: new DataTransfer() }))

  document.removeEventListener('copy', listen)
  expect(taken).toEqual(['Nom true', ' false'])
  expect(done).toEqual([true])
})

function Recents() {
  return <output>{useRecents().join(' ')}</output>
}

test('the fiches opened last are kept on this computer, the latest first; a screen without a fiche adds nothing', async () => {
  shown = aWindow(<Recents />, {})
  navigate('enfants', { enfant: 'e1' })
  await says('enfant-e1')
  navigate('seances', { seance: 's1' })
  await says('seance-s1 enfant-e1')
  navigate('accueil')
  shown.close()

  shown = aWindow(<Recents />, {})

  // At the first picture: the list does not come in later.
  await says('seance-s1 enfant-e1')
})

function Forms() {
  const [saved, setSaved] = useState('rien')
  const ref = useSaveKey(() => setSaved((before) => `${before} +`))
  return (
    <>
      <output>{saved}</output>
      <form ref={ref}>
        <input aria-label="Ici" />
      </form>
      <form>
        <input aria-label="Ailleurs" />
      </form>
      <input aria-label="Recherche" />
    </>
  )
}

test('Ctrl+S saves the form that has the focus, or the one of the screen when no form has it', async () => {
  shown = aWindow(<Forms />, {})
  const save = async (label: string) => {
    await page.getByLabelText(label).click()
    await userEvent.keyboard('{Control>}s{/Control}')
  }

  await save('Ici')
  await says('rien +')
  await save('Recherche')
  await says('rien + +')
  await save('Ailleurs')
  await says('rien + +')
})

test('Échap closes an open list, menu or calendar before its panel; an unfolded part does not take it', () => {
  const host = document.createElement('div')
  document.body.replaceChildren(host)
  host.innerHTML = `<input id="a" aria-haspopup="listbox" aria-expanded="true">
    <input id="b" aria-haspopup="listbox" aria-expanded="false">
    <button id="c" aria-expanded="true"></button>
    <div role="menu"><button id="d"></button></div><div role="dialog"><button id="e"></button></div>`

  const open = ['a', 'b', 'c', 'd', 'e'].map((id) =>
    isInnerOpen(document.getElementById(id) as HTMLElement),
  )

  expect(open).toEqual([true, false, false, true, true])
  expect(isInnerOpen(new EventTarget())).toBe(false)
})
