import { Button, Select } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { GENRES_PERSONNE, type Personne } from '../../../shared/domain/personne.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { call } from '../../app/api.ts'
import { Failure } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import acts from '../../ui/Acts.module.css'
import { Panel } from '../../ui/Panel.tsx'
import { WriteOutcome } from '../documents/WrittenFile.tsx'
import { DonneesPersonne } from './DonneesPersonne.tsx'
import styles from './Personnes.module.css'
import { RevueAnnuelle } from './RevueAnnuelle.tsx'

/** The data held on people: on one of them, named by the address (`genre`, `id`); the yearly review. */
export function DonneesSection() {
  const { params, setParams } = useScreenParams()
  const genre = GENRES_PERSONNE.find((one) => one === params.get('genre'))
  const id = params.get('id')
  const show = (personne: Personne | null) =>
    setParams({ genre: personne?.genre ?? null, id: personne?.id ?? null })
  if (genre !== undefined && id !== null) {
    return <DonneesPersonne key={id} personne={{ genre, id }} onBack={() => show(null)} />
  }
  return (
    <>
      <Panel title="Ce que Cartable garde sur une personne">
        <p className={acts.text}>
          Un parent, un jeune ou un bénévole peut demander à voir tout ce que vous gardez sur lui, à
          le faire corriger ou effacer. Choisissez de qui il s’agit.
        </p>
        <ChoosePersonne onChoose={show} />
      </Panel>
      <RevueAnnuelle />
      <Panel title="Registre et information des familles">
        <Papier papier="notice" label="Écrire l’information des familles…">
          Une page à remettre ou à afficher&nbsp;: ce que vous notez, à quoi cela sert, combien de
          temps, et leurs droits.
        </Papier>
        <Papier papier="registre" label="Écrire le registre…">
          Tout ce que Cartable enregistre, rubrique par rubrique, pour le registre que la loi
          demande à votre structure. Complétez ce qui est en pointillés.
        </Papier>
      </Panel>
    </>
  )
}

function Papier({
  papier,
  label,
  children,
}: {
  readonly papier: Input<'personnes:writePapier'>['papier']
  readonly label: string
  readonly children: ReactNode
}) {
  const { annee } = useSelection()
  const write = useMutation({
    mutationFn: () => call('personnes:writePapier', { anneeId: annee.id, papier }),
  })
  return (
    <div className={acts.action}>
      <p className={acts.text}>{children}</p>
      <Button
        variant="default"
        leftSection={<IconFileText size="1.125rem" aria-hidden />}
        loading={write.isPending}
        onClick={() => write.mutate()}
      >
        {label}
      </Button>
      <WriteOutcome write={write} />
    </div>
  )
}

const GROUPES = { enfant: 'Enfants', famille: 'Familles', intervenant: 'Intervenants' } as const

/** Everybody of every année: read once she comes to the field, not with the section. */
function ChoosePersonne({ onChoose }: { readonly onChoose: (personne: Personne) => void }) {
  const [isReached, setIsReached] = useState(false)
  const query = useRead('personnes:findAll', undefined, { isEnabled: isReached })
  const all = query.data ?? []
  const keyOf = ({ genre, id }: Personne) => `${genre} ${id}`
  const groups = GENRES_PERSONNE.map((genre) => ({
    group: GROUPES[genre],
    items: all
      .filter((one) => one.genre === genre)
      .map((one) => ({ value: keyOf(one), label: one.label })),
  }))
  return (
    <>
      <Select
        className={styles.choose}
        label="Personne"
        placeholder="Tapez un nom"
        nothingFoundMessage={query.isSuccess ? 'Personne de ce nom' : 'Lecture des noms…'}
        searchable
        limit={50}
        data={groups.filter(({ items }) => items.length > 0)}
        value={null}
        onFocus={() => setIsReached(true)}
        onChange={(key) => {
          const chosen = all.find((one) => keyOf(one) === key)
          if (chosen !== undefined) onChoose(chosen)
        }}
      />
      <Failure error={query.error} />
    </>
  )
}
