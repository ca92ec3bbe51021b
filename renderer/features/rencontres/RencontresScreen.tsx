import { NumberInput, Select } from '@mantine/core'
import {
  IconBuildingCommunity,
  IconMessages,
  IconSchool,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useMemo } from 'react'
import {
  EDUCATIONS_PRIORITAIRES,
  GENRES_PARENTS,
  TYPES_ETABLISSEMENT,
} from '../../../shared/domain/listes.ts'
import { contactName, type SaisieContact } from '../../../shared/domain/repertoire.ts'
import type { ActionParentsLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import type { EtablissementLigne, PartenaireLigne } from '../../../shared/ipc/repertoire.ipc.ts'
import {
  LIBELLES_GENRE_PARENTS,
  LIBELLES_TYPE_ETABLISSEMENT,
} from '../../../shared/texts/libelles.ts'
import { CoordonneesItems } from '../../app/CoordonneesItems.tsx'
import { useScreenParams } from '../../app/router.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { useRead } from '../../app/useRead.ts'
import { libellePerimetre } from '../../texts/codes.ts'
import { numberTyped } from '../../ui/parse.ts'
import { Screen } from '../../ui/Screen.tsx'
import { ScreenTabs } from '../../ui/ScreenTabs.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { FamillesField } from '../familles/FamillesField.tsx'
import { FicheForm } from '../fiches/FicheForm.tsx'
import { FicheTab, useFicheDefaults } from '../fiches/FicheTab.tsx'
import { useFicheForm } from '../fiches/useFicheForm.ts'
import { ConcertationForm } from './ConcertationForm.tsx'
import { ContactsField, contactValues, toSaisieContacts } from './ContactsField.tsx'
import { RencontreFields, rencontreValues, toSaisieRencontre } from './RencontreFields.tsx'
import {
  actionParentsList,
  concertationList,
  etablissementList,
  partenaireList,
} from './rencontre-lists.tsx'

const GENRES = GENRES_PARENTS.map((value) => ({ value, label: LIBELLES_GENRE_PARENTS[value] }))

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

/** A partner of the territory: entered, changed or deleted. */
function PartenaireForm({
  ligne,
  onClose,
}: {
  readonly ligne: PartenaireLigne | null
  readonly onClose: () => void
}) {
  const { value, errors, onChange, fiche } = useFicheForm({
    channels: {
      create: 'repertoire:createPartenaire',
      save: 'repertoire:savePartenaire',
      remove: 'repertoire:deletePartenaire',
    },
    id: ligne && { partenaireId: ligne.partenaireId },
    initial: {
      nom: ligne?.nom ?? '',
      type: ligne?.type ?? '',
      contacts: contactValues(ligne?.contacts ?? []),
    },
    toSaisie: (values) => ({ ...values, contacts: toSaisieContacts(values.contacts) }),
    onClose,
  })
  return (
    <FicheForm title={ligne?.nom ?? 'Nouveau partenaire'} fiche={fiche}>
      <TextField
        label="Nom"
        placeholder="Médiathèque"
        value={value.nom}
        error={errors.nom}
        onChange={(nom) => onChange({ nom })}
      />
      <TextField
        label="Domaine"
        placeholder="culture, sport, santé…"
        value={value.type}
        error={errors.type}
        onChange={(type) => onChange({ type })}
      />
      <ContactsField
        contacts={value.contacts}
        errors={errors}
        onChange={(contacts) => onChange({ contacts })}
      />
    </FicheForm>
  )
}

/** An action with the parents: entered, changed or deleted. */
function ActionParentsForm({
  ligne,
  onClose,
}: {
  readonly ligne: ActionParentsLigne | null
  readonly onClose: () => void
}) {
  const defaults = useFicheDefaults()
  const { value, errors, onChange, fiche } = useFicheForm({
    channels: {
      create: 'rencontres:createActionParents',
      save: 'rencontres:saveActionParents',
      remove: 'rencontres:deleteActionParents',
    },
    id: ligne && { rencontreId: ligne.rencontreId },
    initial: {
      ...rencontreValues(ligne, defaults),
      genre: ligne?.genre ?? 'reunion-information',
      participants: ligne?.participants ?? '',
      familleIds: [...(ligne?.familleIds ?? [])],
    },
    toSaisie: (values) => ({
      ...toSaisieRencontre(values),
      participants: numberTyped(values.participants),
    }),
    onClose,
  })
  return (
    <FicheForm
      title={ligne === null ? 'Nouvelle action avec les parents' : 'Action avec les parents'}
      fiche={fiche}
    >
      <RencontreFields value={value} errors={errors} onChange={onChange}>
        <Select
          label="Genre"
          size="xs"
          searchable
          data={GENRES}
          value={value.genre}
          onChange={(genre) => genre !== null && onChange({ genre })}
        />
        <NumberInput
          label="Nombre de participants"
          description="Un simple décompte suffit."
          size="xs"
          min={0}
          allowDecimal={false}
          allowNegative={false}
          value={value.participants}
          error={errors.participants}
          errorProps={{ role: 'alert' }}
          onChange={(participants) => onChange({ participants })}
        />
        <FamillesField
          label="Familles présentes"
          description="Facultatif."
          value={value.familleIds}
          onChange={(familleIds) => onChange({ familleIds })}
        />
      </RencontreFields>
    </FicheForm>
  )
}

/** A school: entered, changed or deleted. */
function EtablissementForm({
  ligne,
  onClose,
}: {
  readonly ligne: EtablissementLigne | null
  readonly onClose: () => void
}) {
  const { value, errors, onChange, fiche } = useFicheForm({
    channels: {
      create: 'repertoire:createEtablissement',
      save: 'repertoire:saveEtablissement',
      remove: 'repertoire:deleteEtablissement',
    },
    id: ligne && { etablissementId: ligne.etablissementId },
    initial: {
      nom: ligne?.nom ?? '',
      type: ligne?.type ?? 'ecole',
      commune: ligne?.commune ?? '',
      educationPrioritaire: ligne?.educationPrioritaire ?? null,
      quartierPrioritaire: ligne?.quartierPrioritaire ?? '',
      contacts: contactValues(ligne?.contacts ?? []),
    },
    toSaisie: (values) => ({ ...values, contacts: toSaisieContacts(values.contacts) }),
    onClose,
  })
  return (
    <FicheForm title={ligne?.nom ?? 'Nouvel établissement'} fiche={fiche}>
      <TextField
        label="Nom"
        value={value.nom}
        error={errors.nom}
        onChange={(nom) => onChange({ nom })}
      />
      <Select
        label="Type"
        size="xs"
        data={TYPES_ETABLISSEMENT.map((value) => ({
          value,
          label: LIBELLES_TYPE_ETABLISSEMENT[value],
        }))}
        value={value.type}
        onChange={(type) => type !== null && onChange({ type })}
      />
      <TextField
        label="Commune"
        value={value.commune}
        error={errors.commune}
        onChange={(commune) => onChange({ commune })}
      />
      <Select
        label="Éducation prioritaire"
        size="xs"
        clearable
        clearButtonProps={{ 'aria-label': 'Aucune éducation prioritaire' }}
        placeholder="Non"
        data={[...EDUCATIONS_PRIORITAIRES]}
        value={value.educationPrioritaire}
        onChange={(educationPrioritaire) => onChange({ educationPrioritaire })}
      />
      <TextField
        label="Quartier prioritaire"
        description="Son nom, s’il y est situé&nbsp;: le bilan le demande dans le zonage."
        value={value.quartierPrioritaire}
        error={errors.quartierPrioritaire}
        onChange={(quartierPrioritaire) => onChange({ quartierPrioritaire })}
      />
      <ContactsField
        contacts={value.contacts}
        errors={errors}
        onChange={(contacts) => onChange({ contacts })}
      />
    </FicheForm>
  )
}
