import { Button, Group, Modal, PasswordInput, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconLock } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import {
  type CopiesSuivies,
  copiesTexts,
  MINUTES_AVANT_VERROU,
} from '../../../shared/domain/protection.ts'
import { formatCount, typographie } from '../../../shared/format.ts'
import type { CodeDonne, EtatProtection } from '../../../shared/ipc/protection.ipc.ts'
import { describeError } from '../../app/describe-error.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { fieldErrors, useWrite } from '../../app/useWrite.ts'
import acts from '../../ui/Acts.module.css'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { CodeDeSecours } from './CodeDeSecours.tsx'
import styles from './Protection.module.css'
import { useProtection } from './useProtection.ts'

/** Settings of the password of the data: set, change, remove, and delay before it is asked again. */
export function ProtectionSection() {
  const query = useProtection()
  const [donne, setDonne] = useState<CodeDonne | null>(null)
  return (
    <>
      <Loaded query={query}>
        {(etat) => (
          <Panel title="Mot de passe">
            {etat.isProtegee ? (
              <Protegee etat={etat} onCode={setDonne} />
            ) : (
              <Proteger onCode={setDonne} />
            )}
          </Panel>
        )}
      </Loaded>
      {donne === null ? null : <CodeDeSecours donne={donne} onClose={() => setDonne(null)} />}
    </>
  )
}

type OnCode = { readonly onCode: (donne: CodeDonne) => void }

const SHOW = { 'aria-label': 'Afficher ce qui est tapé' }

/** Fields of a new password, typed twice: a slip would lock the user out. `width` in CSS. */
function useNewPassword(refused: string | undefined, width = '24rem') {
  const [motDePasse, setMotDePasse] = useState('')
  const [again, setAgain] = useState('')
  const differs = again !== '' && again !== motDePasse
  const fields = (
    <>
      <PasswordInput
        label="Nouveau mot de passe (10 caractères au moins)"
        description="Quatre mots au hasard se retiennent bien."
        w={width}
        value={motDePasse}
        error={refused}
        errorProps={{ role: 'alert' }}
        visibilityToggleButtonProps={SHOW}
        onChange={(event) => setMotDePasse(event.currentTarget.value)}
      />
      <PasswordInput
        label="Le même, une seconde fois"
        w={width}
        value={again}
        error={differs ? 'Les deux mots de passe diffèrent.' : undefined}
        visibilityToggleButtonProps={SHOW}
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
    </>
  )
  return { motDePasse, fields, isReady: motDePasse !== '' && motDePasse === again }
}

const submit = (work: () => void) => (event: FormEvent) => {
  event.preventDefault()
  work()
}

/** Failure that no field shows. */
function Failure({ error }: { readonly error: Error | null }) {
  if (error === null || Object.keys(fieldErrors(error)).length > 0) return null
  return <ErrorState {...describeError(error)} />
}

function Proteger({ onCode }: OnCode) {
  const write = useWrite('protection:proteger')
  const { motDePasse, fields, isReady } = useNewPassword(fieldErrors(write.error).motDePasse)
  return (
    <form
      className={styles.stack}
      onSubmit={submit(() => write.mutate({ motDePasse }, { onSuccess: onCode }))}
    >
      <p className={acts.text}>
        Vos données n’ont pas de mot de passe. Ce qui les protège aujourd’hui&nbsp;: votre session
        Windows, et le chiffrement du disque (BitLocker) s’il est activé. Un mot de passe les
        chiffre, avec leurs sauvegardes&nbsp;: une clé USB perdue ou un ordinateur volé n’apprend
        plus rien à personne. Les documents que vous enregistrez (bilans, annexes) restent lisibles,
        comme un dossier auquel vous ne donnez pas de mot de passe.
      </p>
      {fields}
      <Button
        type="submit"
        leftSection={<IconLock size="1.125rem" aria-hidden />}
        disabled={!isReady}
        loading={write.isPending}
      >
        Protéger mes données
      </Button>
      <Failure error={write.error} />
    </form>
  )
}

type Geste = 'changer' | 'code' | 'retirer'

function Protegee({ etat, onCode }: OnCode & { readonly etat: EtatProtection }) {
  const isForgotten = useScreenParams().params.get('oubli') === '1'
  const [asked, setAsked] = useState<Geste | null>(null)
  const close = () => setAsked(null)
  const lock = useWrite('protection:verrouiller')
  return (
    <>
      <div className={styles.stack}>
        {isForgotten ? (
          <Notice tone="warn" title="Choisissez un autre mot de passe">
            Le code de secours vient d’ouvrir vos données&nbsp;: tapez-le une fois encore à la place
            du mot de passe actuel.
          </Notice>
        ) : null}
        <p className={acts.text}>
          Vos données et leurs sauvegardes sont chiffrées. Sans le mot de passe ni le code de
          secours, personne ne peut les lire. Les documents que vous enregistrez (bilans, annexes)
          ne le sont pas, ni un dossier auquel vous ne donnez pas de mot de passe.
        </p>
        <Delai minutes={etat.minutes} />
        <Button
          variant="default"
          leftSection={<IconLock size="1.125rem" aria-hidden />}
          loading={lock.isPending}
          onClick={() => lock.mutate(undefined)}
        >
          Verrouiller maintenant
        </Button>
        <Group gap="xs">
          <Button variant="default" onClick={() => setAsked('changer')}>
            Changer le mot de passe…
          </Button>
          <Button variant="default" onClick={() => setAsked('code')}>
            Nouveau code de secours…
          </Button>
          <Button variant="default" onClick={() => setAsked('retirer')}>
            Retirer le mot de passe…
          </Button>
        </Group>
      </div>
      {asked === 'changer' ? <Changer onClose={close} /> : null}
      {asked === 'code' ? <RenouvelerCode onClose={close} onCode={onCode} /> : null}
      {asked === 'retirer' ? <Retirer onClose={close} /> : null}
    </>
  )
}

function Delai({ minutes }: { readonly minutes: number | null }) {
  const write = useWrite('protection:regler')
  return (
    <>
      <Select
        label="Verrouiller quand je n’ai touché à rien depuis"
        description="Et chaque fois que la session Windows se verrouille ou que l’ordinateur se met en veille."
        w="24rem"
        allowDeselect={false}
        data={[
          ...MINUTES_AVANT_VERROU.map((one) => ({
            value: String(one),
            label: formatCount(one, 'minute'),
          })),
          { value: 'jamais', label: 'Ne pas verrouiller de soi-même' },
        ]}
        value={minutes === null ? 'jamais' : String(minutes)}
        onChange={(value) =>
          write.mutate({
            minutes: MINUTES_AVANT_VERROU.find((one) => String(one) === value) ?? null,
          })
        }
      />
      <Failure error={write.error} />
    </>
  )
}

type Close = { readonly onClose: () => void }

function tellCopies(title: string, suivies: CopiesSuivies): void {
  notifications.show({ title, message: copiesTexts(suivies).map(typographie).join(' ') })
}

/** Field of the current password, asked before any change: the computer may have been left open. */
function useActuel(refused: string | undefined) {
  const [actuel, setActuel] = useState('')
  const field = (
    <PasswordInput
      data-autofocus
      label="Mot de passe actuel, ou code de secours"
      value={actuel}
      error={refused}
      errorProps={{ role: 'alert' }}
      visibilityToggleButtonProps={SHOW}
      onChange={(event) => setActuel(event.currentTarget.value)}
    />
  )
  return { actuel, field }
}

/** Dialog of one change: its text and fields, and the button that does it. */
function GesteModal({
  title,
  verb,
  isReady,
  isPending,
  error,
  onClose,
  onSubmit,
  children,
}: Close & {
  readonly title: string
  readonly verb: string
  readonly isReady: boolean
  readonly isPending: boolean
  readonly error: Error | null
  readonly onSubmit: () => void
  readonly children: React.ReactNode
}) {
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Fermer' }}>
      <form className={`${styles.stack} ${styles.wide}`} onSubmit={submit(onSubmit)}>
        {children}
        <Failure error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
          <Button type="submit" disabled={!isReady} loading={isPending}>
            {verb}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

function Changer({ onClose }: Close) {
  const write = useWrite('protection:changer')
  const refused = fieldErrors(write.error)
  const { actuel, field } = useActuel(refused.actuel)
  const { motDePasse, fields, isReady } = useNewPassword(refused.motDePasse, '100%')
  const onSuccess = (suivies: CopiesSuivies) => {
    onClose()
    tellCopies('Mot de passe changé', suivies)
  }
  return (
    <GesteModal
      title="Changer le mot de passe"
      verb="Changer"
      isReady={isReady && actuel !== ''}
      isPending={write.isPending}
      error={write.error}
      onClose={onClose}
      onSubmit={() => write.mutate({ actuel, motDePasse }, { onSuccess })}
    >
      {field}
      {fields}
      <p className={acts.text}>
        Une copie déjà faite sur une clé USB s’ouvre toujours par le mot de passe d’avant. Le code
        de secours ne change pas.
      </p>
    </GesteModal>
  )
}

function RenouvelerCode({ onClose, onCode }: Close & OnCode) {
  const write = useWrite('protection:renouvelerCode')
  const { actuel, field } = useActuel(fieldErrors(write.error).actuel)
  const onSuccess = (donne: CodeDonne) => {
    onClose()
    onCode(donne)
  }
  return (
    <GesteModal
      title="Nouveau code de secours"
      verb="Donner un nouveau code"
      isReady={actuel !== ''}
      isPending={write.isPending}
      error={write.error}
      onClose={onClose}
      onSubmit={() => write.mutate({ actuel }, { onSuccess })}
    >
      <p className={acts.text}>
        Le code imprimé avant n’ouvrira plus ni vos données, ni les sauvegardes de cet ordinateur.
      </p>
      {field}
    </GesteModal>
  )
}

function Retirer({ onClose }: Close) {
  const write = useWrite('protection:retirer')
  const { actuel, field } = useActuel(fieldErrors(write.error).actuel)
  const onSuccess = (suivies: CopiesSuivies) => {
    onClose()
    tellCopies('Vos données n’ont plus de mot de passe', suivies)
  }
  return (
    <GesteModal
      title="Retirer le mot de passe"
      verb="Retirer le mot de passe"
      isReady={actuel !== ''}
      isPending={write.isPending}
      error={write.error}
      onClose={onClose}
      onSubmit={() => write.mutate({ actuel }, { onSuccess })}
    >
      <p className={acts.text}>
        Vos données et leurs sauvegardes redeviennent lisibles par quiconque ouvre cet ordinateur.
      </p>
      {field}
    </GesteModal>
  )
}
