import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { LicenceLivree } from '../../../shared/ipc/aide.ipc.ts'
import { call } from '../../app/api.ts'
import { describeError } from '../../app/describe-error.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useContexte } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import styles from './Aide.module.css'

/** Version of Cartable, and licence of every component that it ships. */
export function APropos() {
  const version = useContexte().data?.version ?? ''
  const query = useRead('aide:findLicences', undefined)
  return (
    <div className={styles.text}>
      <p>
        <strong>Cartable {version}</strong> tient l’année d’un Clas et remplit le bilan de la Caf.
        Aucune donnée ne quitte cet ordinateur.
      </p>
      <p>
        Cartable est un logiciel libre, sous licence MIT. La fenêtre est celle d’Electron et de
        Chromium, dont les licences sont à côté du programme (LICENSES.chromium.html).
      </p>
      <h3>Les logiciels libres qu’il contient</h3>
      <Loaded query={query}>{(licences) => <Licences licences={licences} />}</Loaded>
    </div>
  )
}

function Licences({ licences }: { readonly licences: readonly LicenceLivree[] }) {
  if (licences.length === 0) {
    return <p>Leur liste est faite avec le programme installé&nbsp;; elle n’est pas ici.</p>
  }
  return (
    <ul className={styles.licences}>
      {licences.map(({ name, version, licence, text }) => (
        <li key={`${name} ${version}`}>
          {text === null ? (
            <span>
              {name} {version} · {licence === '' ? 'sans mention' : licence}
            </span>
          ) : (
            <details>
              <summary>
                {name} {version} · {licence}
              </summary>
              <pre className={styles.report}>{text}</pre>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Link to newer versions, opened by the browser: Cartable itself goes to no network. */
export function Versions() {
  const version = useContexte().data?.version ?? ''
  const open = useMutation({ mutationFn: () => call('aide:openVersions', undefined) })
  return (
    <div className={styles.form}>
      <p>
        Vous avez la version <strong>{version}</strong>. Cartable ne va jamais sur internet de
        lui-même&nbsp;: ce bouton ouvre la page des versions dans votre navigateur. Si un numéro
        plus grand y est proposé, téléchargez-le et installez-le par-dessus&nbsp;; vos données
        restent en place.
      </p>
      <div className={styles.actions}>
        <Button
          size="xs"
          leftSection={<IconExternalLink size="1rem" aria-hidden />}
          loading={open.isPending}
          onClick={() => open.mutate()}
        >
          Ouvrir la page des versions
        </Button>
      </div>
      {open.error === null ? null : <ErrorState {...describeError(open.error)} />}
      {open.data?.isOpen === false ? (
        <p role="alert">
          Cet exemplaire ne connaît pas la page des versions. Demandez la dernière à la personne qui
          vous l’a donné.
        </p>
      ) : null}
    </div>
  )
}
