import {
  IconBuildingCommunity,
  IconMessages,
  IconSchool,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useMemo } from 'react'
import { contactName, type SaisieContact } from '../../../shared/domain/repertoire.ts'
import { CoordonneesItems } from '../../app/CoordonneesItems.tsx'
import { useScreenParams } from '../../app/router.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { useRead } from '../../app/useRead.ts'
import { libellePerimetre } from '../../texts/perimetre.ts'
import { Screen } from '../../ui/Screen.tsx'
import { ScreenTabs } from '../../ui/ScreenTabs.tsx'
import { FicheTab } from '../fiches/FicheTab.tsx'
import { ActionParentsForm } from './ActionParentsForm.tsx'
import { ConcertationForm } from './ConcertationForm.tsx'
import { EtablissementForm } from './EtablissementForm.tsx'
import { PartenaireForm } from './PartenaireForm.tsx'
import {
  actionParentsList,
  concertationList,
  etablissementList,
  partenaireList,
} from './rencontre-lists.tsx'

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

/** Screen of the work with parents, schools and partners, with the directory of schools and partners. */
export function RencontresScreen() {
  const { annee, action } = useSelection()
  const { params, setParams } = useScreenParams()
  const asked = params.get('onglet')
  const onglet = TABS.find(({ value }) => value === asked)?.value ?? 'parents'
  const Content = CONTENTS[onglet]
  return (
    <Screen title="Parents · Partenaires" lead={libellePerimetre(annee, action)} fill>
      <ScreenTabs
        label="Parents et partenaires"
        tabs={TABS}
        value={onglet}
        onChange={(next) =>
          leave(() => setParams({ onglet: next, fiche: null, q: null, rappel: null }))
        }
      >
        <Content />
      </ScreenTabs>
    </Screen>
  )
}

function ParentsTab() {
  const { today } = useSelection().contexte
  const list = useMemo(() => actionParentsList(today), [today])
  return (
    <FicheTab
      list={list}
      query={useRead('rencontres:findActionsParents', usePerimetre())}
      add="Ajouter une action"
      empty={{
        icon: <IconUsersGroup />,
        title: 'Aucune action avec les parents',
        advice:
          'Réunion de rentrée, rencontre, goûter partagé…\u00a0: ajoutez-les au fil de l’année, le bilan les reprend.',
      }}
      form={(ligne, close) => <ActionParentsForm ligne={ligne} onClose={close} />}
    />
  )
}

function ConcertationsTab() {
  const { today } = useSelection().contexte
  const list = useMemo(() => concertationList(today), [today])
  return (
    <FicheTab
      list={list}
      query={useRead('rencontres:findConcertations', usePerimetre())}
      add="Ajouter une concertation"
      empty={{
        icon: <IconMessages />,
        title: 'Aucune concertation',
        advice:
          'Échanges avec l’école ou d’autres acteurs du territoire\u00a0: ajoutez-les, le bilan les demande.',
      }}
      form={(ligne, close, lignes) => (
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
  return (
    <FicheTab
      list={etablissementList}
      query={useRead('repertoire:findEtablissements', undefined)}
      add="Ajouter un établissement"
      empty={{
        icon: <IconSchool />,
        title: 'Aucun établissement',
        advice:
          'Ajoutez les écoles, collèges et lycées de vos enfants\u00a0: le bilan en donne la liste.',
      }}
      menu={(rows) => <ContactsItems title="Contacts des établissements" rows={rows} />}
      form={(ligne, close) => <EtablissementForm ligne={ligne} onClose={close} />}
    />
  )
}

function PartenairesTab() {
  return (
    <FicheTab
      list={partenaireList}
      query={useRead('repertoire:findPartenaires', undefined)}
      add="Ajouter un partenaire"
      empty={{
        icon: <IconBuildingCommunity />,
        title: 'Aucun partenaire',
        advice:
          'Médiathèque, club, réussite éducative…\u00a0: ajoutez ceux avec qui vous travaillez.',
      }}
      menu={(rows) => <ContactsItems title="Contacts des partenaires" rows={rows} />}
      form={(ligne, close) => <PartenaireForm ligne={ligne} onClose={close} />}
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
