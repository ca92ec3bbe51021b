import {
  IconBuildingCommunity,
  IconMessages,
  IconSchool,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useMemo } from 'react'
import { contactName, type SaisieContact } from '../../../shared/domain/repertoire.ts'
import { CoordonneesItems } from '../../app/CoordonneesItems.tsx'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { libellePerimetre } from '../../texts/perimetre.ts'
import { Screen } from '../../ui/Screen.tsx'
import { ScreenTabs } from '../../ui/ScreenTabs.tsx'
import { ActionParentsForm } from './ActionParentsForm.tsx'
import { ConcertationForm } from './ConcertationForm.tsx'
import { EtablissementForm } from './EtablissementForm.tsx'
import { Onglet } from './Onglet.tsx'
import { PartenaireForm } from './PartenaireForm.tsx'
import {
  actionParentsList,
  concertationList,
  etablissementList,
  partenaireList,
} from './rencontre-lists.tsx'
import { useFiche } from './useFiche.ts'

const TABS = [
  { value: 'parents', label: 'Avec les parents' },
  { value: 'concertations', label: 'Concertations' },
  { value: 'etablissements', label: 'Établissements' },
  { value: 'partenaires', label: 'Partenaires' },
] as const

const CONTENTS = {
  parents: ParentsTab,
  concertations: ConcertationsTab,
  etablissements: EtablissementsTab,
  partenaires: PartenairesTab,
} as const

/** Work with parents, schools and partners, and the directory of those. */
export function RencontresScreen() {
  const { annee, action } = useSelection()
  const { onglet, choose } = useFiche()
  const Content = CONTENTS[onglet]
  return (
    <Screen title="Parents · Partenaires" lead={libellePerimetre(annee, action)} fill>
      <ScreenTabs label="Parents et partenaires" tabs={TABS} value={onglet} onChange={choose}>
        <Content />
      </ScreenTabs>
    </Screen>
  )
}

function ParentsTab() {
  const { open, close } = useFiche()
  const { today } = useSelection().contexte
  const list = useMemo(() => actionParentsList(open, today), [open, today])
  return (
    <Onglet
      list={list}
      query={useRead('rencontres:findActionsParents', usePerimetre())}
      add="Ajouter une action"
      empty={{
        icon: <IconUsersGroup />,
        title: 'Aucune action avec les parents',
        advice:
          'Réunion de rentrée, rencontre, goûter partagé…\u00a0: ajoutez-les au fil de l’année, le bilan les reprend.',
      }}
      form={(ligne) => <ActionParentsForm ligne={ligne} onClose={close} />}
    />
  )
}

function ConcertationsTab() {
  const { open, close } = useFiche()
  const { today } = useSelection().contexte
  const list = useMemo(() => concertationList(open, today), [open, today])
  return (
    <Onglet
      list={list}
      query={useRead('rencontres:findConcertations', usePerimetre())}
      add="Ajouter une concertation"
      empty={{
        icon: <IconMessages />,
        title: 'Aucune concertation',
        advice:
          'Échanges avec l’école ou d’autres acteurs du territoire\u00a0: ajoutez-les, le bilan les demande.',
      }}
      form={(ligne, lignes) => (
        <ConcertationForm
          ligne={ligne}
          genresConnus={[
            ...new Set(lignes.filter((l) => l.axe === 'territoire').map((l) => l.genre)),
          ]}
          onClose={close}
        />
      )}
    />
  )
}

function EtablissementsTab() {
  const { open, close } = useFiche()
  const list = useMemo(() => etablissementList(open), [open])
  return (
    <Onglet
      list={list}
      query={useRead('repertoire:findEtablissements', undefined)}
      add="Ajouter un établissement"
      empty={{
        icon: <IconSchool />,
        title: 'Aucun établissement',
        advice:
          'Ajoutez les écoles, collèges et lycées de vos enfants\u00a0: le bilan en donne la liste.',
      }}
      menu={(rows) => <ContactsItems title="Contacts des établissements" rows={rows} />}
      form={(ligne) => <EtablissementForm ligne={ligne} onClose={close} />}
    />
  )
}

function PartenairesTab() {
  const { open, close } = useFiche()
  const list = useMemo(() => partenaireList(open), [open])
  return (
    <Onglet
      list={list}
      query={useRead('repertoire:findPartenaires', undefined)}
      add="Ajouter un partenaire"
      empty={{
        icon: <IconBuildingCommunity />,
        title: 'Aucun partenaire',
        advice:
          'Médiathèque, club, réussite éducative…\u00a0: ajoutez ceux avec qui vous travaillez.',
      }}
      menu={(rows) => <ContactsItems title="Contacts des partenaires" rows={rows} />}
      form={(ligne) => <PartenaireForm ligne={ligne} onClose={close} />}
    />
  )
}

/** The mails and phones of every contact of the schools or of the partners shown. */
function ContactsItems({
  title,
  rows,
}: {
  readonly title: string
  readonly rows: readonly { readonly nom: string; readonly contacts: readonly SaisieContact[] }[]
}) {
  const people = rows.flatMap(({ nom, contacts }) =>
    contacts.map((contact) => ({
      pour: nom,
      nom: contactName(contact),
      telephone: contact.telephone ?? '',
      mail: contact.mail ?? '',
    })),
  )
  return <CoordonneesItems title={title} pour="Établissement ou partenaire" people={people} />
}
