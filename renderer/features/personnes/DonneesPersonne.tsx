import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { IconArrowLeft, IconEraser, IconFileDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type ApercuEffacement,
  type DonneesPersonne as Donnees,
  type Effacement,
  type Personne,
  texteDonnee,
} from '../../../shared/domain/personne.ts'
import { formatCount, formatDate, typographie } from '../../../shared/format.ts'
import { call } from '../../app/api.ts'
import { describeError } from '../../app/describe-error.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useRead } from '../../app/useRead.ts'
import { useWrite } from '../../app/useWrite.ts'
import acts from '../../ui/Acts.module.css'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { WriteOutcome } from '../documents/WrittenFile.tsx'
import styles from './Personnes.module.css'

/** All data held on one person: shown, written to a file, or erased. */
export function DonneesPersonne({
  personne,
  onBack,
}: {
  readonly personne: Personne
  readonly onBack: () => void
}) {
  const [erased, setErased] = useState<Effacement | null>(null)
  const query = useRead('personnes:find', personne, { isEnabled: erased === null })
  if (erased !== null) return <Erased effacement={erased} onBack={onBack} />
  return (
    <>
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconArrowLeft size="1rem" aria-hidden />}
          onClick={onBack}
        >
          Toutes les données personnelles
        </Button>
      </div>
      <Loaded query={query}>
        {(donnees) => (
          <Panel title={donnees.titre}>
            <div className={styles.stack}>
              <Actions personne={personne} donnees={donnees} onErased={setErased} />
              {donnees.parties.map((partie) => (
                <Partie key={partie.titre} {...partie} />
              ))}
            </div>
          </Panel>
        )}
      </Loaded>
    </>
  )
}

function Actions({
  personne,
  donnees,
  onErased,
}: {
  readonly personne: Personne
  readonly donnees: Donnees
  readonly onErased: (effacement: Effacement) => void
}) {
  const [isErasing, setIsErasing] = useState(false)
  const write = useMutation({ mutationFn: () => call('personnes:write', personne) })
  return (
    <>
      <p className={acts.text}>
        {donnees.anonymiseLe === null
          ? 'Voici tout ce que Cartable garde sur cette personne, sur cet ordinateur. Enregistrez-le dans un fichier pour le lui remettre.'
          : `Cette fiche a perdu son nom le ${formatDate(donnees.anonymiseLe)}\u00a0: il n’en reste que ce qui compte dans les bilans.`}
      </p>
      <div className={styles.buttons}>
        <Button
          variant="default"
          leftSection={<IconFileDownload size="1.125rem" aria-hidden />}
          loading={write.isPending}
          onClick={() => write.mutate()}
        >
          Enregistrer dans un fichier…
        </Button>
        <Button
          variant="light"
          color="red"
          leftSection={<IconEraser size="1.125rem" aria-hidden />}
          onClick={() => setIsErasing(true)}
        >
          Effacer cette personne…
        </Button>
      </div>
      <WriteOutcome write={write} />
      {isErasing ? (
        <EffacerModal
          personne={personne}
          titre={donnees.titre}
          onClose={() => setIsErasing(false)}
          onErased={onErased}
        />
      ) : null}
    </>
  )
}

const FEW = 8

function Partie({ titre, lignes }: Donnees['parties'][number]) {
  const columns = [
    ...new Set(
      lignes.flatMap((ligne) =>
        Object.entries(ligne).flatMap(([column, value]) => (value === null ? [] : [column])),
      ),
    ),
  ]
  return (
    <details className={styles.part} open={lignes.length <= FEW}>
      <summary>
        {titre}
        {lignes.length > 1 ? ` (${lignes.length})` : ''}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that overflows is scrolled by the arrows */}
      <section className={styles.scroll} tabIndex={0} aria-label={titre}>
        <table className={styles.table} aria-label={titre}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lignes.map((ligne, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: read-only lines have no other identity
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column}>{typographie(texteDonnee(ligne[column] ?? null))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}

/** Dialog that tells the effects of erasing, then erases once the user has ticked that she knows them. */
function EffacerModal({
  personne,
  titre,
  onClose,
  onErased,
}: {
  readonly personne: Personne
  readonly titre: string
  readonly onClose: () => void
  readonly onErased: (effacement: Effacement) => void
}) {
  const [isSure, setIsSure] = useState(false)
  const preview = useRead('personnes:previewEffacement', personne, { isFresh: true })
  const erase = useWrite('personnes:erase')
  const error = preview.error ?? erase.error
  return (
    <Modal
      opened
      onClose={erase.isPending ? () => undefined : onClose}
      title={`Effacer «\u00a0${titre}\u00a0»\u202f?`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Fermer', disabled: erase.isPending }}
    >
      <div className={styles.stack}>
        {error !== null ? (
          <ErrorState {...describeError(error)} />
        ) : preview.data === undefined ? (
          <Loading />
        ) : (
          <>
            <Apercu personne={personne} apercu={preview.data} />
            <Checkbox
              label="Je sais que c’est sans retour."
              checked={isSure}
              onChange={(event) => setIsSure(event.currentTarget.checked)}
            />
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={erase.isPending} onClick={onClose}>
            {error === null ? 'Annuler' : 'Fermer'}
          </Button>
          {error === null ? (
            <Button
              color="red"
              disabled={!isSure || preview.data === undefined}
              loading={erase.isPending}
              onClick={() => erase.mutate(personne, { onSuccess: onErased })}
            >
              Effacer pour de bon
            </Button>
          ) : null}
        </Group>
      </div>
    </Modal>
  )
}

const PERD = {
  enfant:
    'La fiche perd le nom, la naissance, les proches, les autorisations, les appels et les notes. Ses inscriptions et ses présences restent comptées, avec le niveau, l’école et l’origine.',
  famille:
    'La famille perd ses responsables, et chacun de ses enfants son nom, sa naissance, ses proches et ses notes. Les inscriptions et les présences restent comptées.',
  intervenant:
    'La fiche perd le nom, le téléphone, le mail, les disponibilités et les notes. Ses séances et ses heures restent comptées.',
} as const

function Apercu({
  personne,
  apercu: { enfants, familles, effets, restes },
}: {
  readonly personne: Personne
  readonly apercu: ApercuEffacement
}) {
  return (
    <>
      <ul className={styles.list}>
        <li>{PERD[personne.genre]}</li>
        {personne.genre === 'famille' && enfants.length > 0 ? (
          <li>
            {formatCount(enfants.length, 'enfant effacé', 'enfants effacés')}&nbsp;:{' '}
            {enfants.join(', ')}.
          </li>
        ) : null}
        {personne.genre === 'enfant' ? (
          <li>
            {familles > 0
              ? 'Ses responsables sont effacés aussi\u00a0: plus aucun enfant de cette famille n’a de fiche.'
              : 'Si d’autres enfants de sa famille ont une fiche, les responsables restent sur la leur.'}
          </li>
        ) : null}
        <li>
          Aucun chiffre ne change, ni de cette année, ni des années passées, ni des bilans envoyés.
        </li>
        {effets.map((effet) => (
          <li key={effet}>{typographie(effet)}</li>
        ))}
      </ul>
      <div>
        <h3 className={styles.subtitle}>Ce qui restera à détruire vous-même</h3>
        <ul className={styles.list}>
          {restes.map((reste) => (
            <li key={reste}>{typographie(reste)}</li>
          ))}
        </ul>
      </div>
    </>
  )
}

/** Result of an erasure: data erased, and steps left to the user. */
function Erased({
  effacement: { enfants, intervenants, sauvegardes, restes },
  onBack,
}: {
  readonly effacement: Effacement
  readonly onBack: () => void
}) {
  const who = [
    enfants > 0 ? formatCount(enfants, 'enfant') : '',
    intervenants > 0 ? formatCount(intervenants, 'intervenant') : '',
  ].filter((part) => part !== '')
  return (
    <Panel title="C’est effacé">
      <div className={styles.stack} role="status">
        <p className={acts.text}>
          {who.length === 0 ? '' : `${who.join(', ')}. `}Les chiffres des bilans n’ont pas changé.
          {sauvegardes.length === 0
            ? ''
            : ` ${formatCount(sauvegardes.length, 'sauvegarde refaite', 'sauvegardes refaites')}.`}
        </p>
        <Notice tone="warn" title="Il reste à détruire vous-même">
          <ul className={styles.list}>
            {restes.map((reste) => (
              <li key={reste}>{typographie(reste)}</li>
            ))}
          </ul>
        </Notice>
        <div>
          <Button variant="default" onClick={onBack}>
            Retour aux données personnelles
          </Button>
        </div>
      </div>
    </Panel>
  )
}
