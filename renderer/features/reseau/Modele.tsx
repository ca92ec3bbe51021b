import { Button, Checkbox, Group, TextInput } from '@mantine/core'
import { IconDeviceFloppy, IconFolderOpen, IconKey } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { PARTIES_MODELE, type PartieModele } from '../../../shared/domain/modele-reseau.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { ApercuModele, EtatReseau } from '../../../shared/ipc/reseau.ipc.ts'
import { call } from '../../app/api.ts'
import { Failure } from '../../app/Loaded.tsx'
import { fieldErrors, notifyFailure, useWrite } from '../../app/useWrite.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { WriteOutcome } from '../documents/WrittenFile.tsx'
import styles from './Reseau.module.css'

/** Model shared by the network: opened from a file, or made from this centre's settings. */
export function ModeleReseau({
  etat,
  anneeId,
}: {
  readonly etat: EtatReseau
  readonly anneeId: string
}) {
  return (
    <Panel title="Modèle du réseau">
      <p className={styles.text}>
        {etat.modele === null
          ? 'Un modèle apporte les critères d’orientation choisis ensemble, les écoles et les partenaires de la ville, et la façon de compter.'
          : `Vous suivez le modèle «\u00a0${etat.modele.reseau.nom}\u00a0».`}
      </p>
      {etat.modele === null || etat.modele.formations.length === 0 ? null : (
        <SmallTable
          label="Formations communes proposées"
          head={['Formation commune proposée', 'Date', 'Organisée par']}
          rows={etat.modele.formations.map(({ date, theme, organisateur }) => ({
            key: `${date} ${theme}`,
            cells: [theme, formatDate(date), organisateur ?? '–'],
          }))}
        />
      )}
      <Ouvrir anneeId={anneeId} />
      <Proposer anneeId={anneeId} nom={etat.modele?.reseau.nom ?? ''} />
    </Panel>
  )
}

function Ouvrir({ anneeId }: { readonly anneeId: string }) {
  const choose = useMutation({ mutationFn: () => call('reseau:chooseModele', { anneeId }) })
  const open = useWrite('reseau:openModele')
  const [parties, setParties] = useState<readonly PartieModele[]>(PARTIES_MODELE)
  const chosen = choose.data
  const take = () => {
    if (chosen === undefined) return
    open.mutate(
      { anneeId, fichierId: chosen.fichierId, parties: [...parties] },
      { onSuccess: () => choose.reset(), onError: notifyFailure },
    )
  }
  return (
    <div className={styles.action}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFolderOpen size="1rem" aria-hidden />}
        loading={choose.isPending}
        onClick={() => choose.mutate()}
      >
        Ouvrir un modèle…
      </Button>
      <Failure error={choose.error} />
      {chosen === undefined ? null : (
        <fieldset className={styles.parts}>
          <legend>{`Ce que «\u00a0${chosen.apercu.reseau.nom}\u00a0» apporte`}</legend>
          {chosen.apercu.remplace === null ? null : (
            <Notice
              tone="warn"
              title={`Vous suivez le modèle «\u00a0${chosen.apercu.remplace}\u00a0»`}
            >
              <p>
                Celui-ci est d’un autre réseau&nbsp;: vos prochaines contributions iront à lui seul.
              </p>
            </Notice>
          )}
          {PARTIES_MODELE.map((partie) => (
            <Checkbox
              key={partie}
              description={partie === 'fiche' ? <FicheApercu {...chosen.apercu.fiche} /> : null}
              size="xs"
              label={partieText(partie, chosen.apercu)}
              checked={parties.includes(partie)}
              onChange={({ currentTarget: { checked } }) =>
                setParties((now) =>
                  checked ? [...now, partie] : now.filter((one) => one !== partie),
                )
              }
            />
          ))}
          <Group gap="xs">
            <Button size="xs" loading={open.isPending} onClick={take}>
              Prendre ce modèle
            </Button>
            <Button size="xs" variant="subtle" onClick={() => choose.reset()}>
              Annuler
            </Button>
          </Group>
        </fieldset>
      )}
    </div>
  )
}

function FicheApercu({ texte, texteRemplace, logo }: ApercuModele['fiche']) {
  return (
    <>
      {texte === null ? null : <span>{`«\u00a0${texte}\u00a0»`}</span>}
      {texteRemplace === null ? null : <span>{` au lieu de «\u00a0${texteRemplace}\u00a0»`}</span>}
      {logo === null ? null : <img src={logo} alt="Logo du réseau" height={48} />}
    </>
  )
}

function partieText(partie: PartieModele, apercu: ApercuModele): string {
  const { criteres, fiche, etablissements, partenaires, comptes, formulaires, echelles } = apercu
  switch (partie) {
    case 'comptes':
      return `La façon de compter\u00a0: ${
        comptes.empreintes ? 'les enfants différents, par empreintes' : 'sans empreintes'
      }, ${comptes.sansMasque ? 'les petits nombres à l’unité' : 'les petits nombres masqués'}`
    case 'fiche':
      return `La fiche d’orientation\u00a0: ${ficheText(fiche)}`
    case 'criteres':
      return `Les critères d’orientation\u00a0: ${changesText(criteres)}`
    case 'etablissements':
      return `${formatCount(etablissements.length, 'école que vous n’avez pas', 'écoles que vous n’avez pas')}`
    case 'formulaires':
      return formulaires.length === 0
        ? 'Les formulaires de la Caf\u00a0: aucun'
        : `Les réponses reconnues dans les formulaires de la Caf\u00a0: ${formulaires.join(', ')}`
    case 'echelles':
      return echelles.length === 0
        ? 'Les échelles du suivi individuel\u00a0: les vôtres, sans changement'
        : `Les échelles du suivi individuel\u00a0: de plus, ${echelles.join(', ')}`
    case 'partenaires':
      return `${formatCount(partenaires.length, 'partenaire que vous n’avez pas', 'partenaires que vous n’avez pas')}`
  }
}

/** Part of the model about the fiche: « un texte et un logo, à la place des vôtres ». */
function ficheText({ texte, texteRemplace, logo, remplaceLogo }: ApercuModele['fiche']): string {
  const parts = [
    ...(texte === null ? [] : [texteRemplace === null ? 'un texte' : 'un autre texte']),
    ...(logo === null ? [] : [remplaceLogo ? 'un autre logo' : 'un logo']),
  ]
  return parts.length === 0 ? 'la vôtre, sans changement' : parts.join(' et ')
}

/** Changes of the criteria: « de plus : Curiosité ; retirés : Assiduité ». */
function changesText({ ajoutes, retires, modifies }: ApercuModele['criteres']): string {
  const parts = [
    ...(ajoutes.length === 0 ? [] : [`de plus, ${ajoutes.join(', ')}`]),
    ...(modifies.length === 0 ? [] : [`cochent autre chose au bilan, ${modifies.join(', ')}`]),
    ...(retires.length === 0 ? [] : [`retirés, ${retires.join(', ')}`]),
  ]
  return parts.length === 0 ? 'les vôtres, sans changement' : parts.join('\u00a0; ')
}

function Proposer({ anneeId, nom: known }: { readonly anneeId: string; readonly nom: string }) {
  const [nom, setNom] = useState(known)
  const [sansMasque, setSansMasque] = useState(false)
  const [empreintes, setEmpreintes] = useState(true)
  const save = useMutation({
    mutationFn: () => call('reseau:saveModele', { anneeId, nom, sansMasque, empreintes }),
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const { nom: refusal } = fieldErrors(save.error)
  return (
    <form className={styles.action} aria-label="Faire un modèle" noValidate onSubmit={send}>
      <p className={styles.text}>
        Ou faites-en un pour les autres centres, avec vos critères, le texte et le logo de vos
        fiches, vos écoles et vos partenaires, vos échelles de suivi, ce que vous avez confirmé des
        formulaires de la Caf et vos formations communes. Il ne contient aucun contact.
      </p>
      <TextField
        label="Nom du réseau"
        placeholder="Réseau Clas de Villeneuve"
        value={nom}
        error={refusal}
        onChange={setNom}
      />
      <Checkbox
        size="xs"
        label="Compter une seule fois un enfant qui va chez deux porteurs (par empreintes)"
        checked={empreintes}
        onChange={(event) => setEmpreintes(event.currentTarget.checked)}
      />
      <Checkbox
        size="xs"
        label="Demander les petits nombres à l’unité"
        checked={sansMasque}
        onChange={(event) => setSansMasque(event.currentTarget.checked)}
      />
      <Button
        type="submit"
        size="xs"
        variant="default"
        leftSection={<IconDeviceFloppy size="1rem" aria-hidden />}
        loading={save.isPending}
      >
        Enregistrer le modèle…
      </Button>
      <WriteOutcome
        write={refusal === undefined ? save : { error: null, data: undefined }}
        isOpenable={false}
      />
    </form>
  )
}

/** Secret by which porteurs count different children: drawn by one porteur, typed by the others. */
export function CleReseau({ hasCle }: { readonly hasCle: boolean }) {
  const [cle, setCle] = useState('')
  const draw = useWrite('reseau:drawCle')
  const keep = useWrite('reseau:keepCle')
  const send = (event: FormEvent) => {
    event.preventDefault()
    keep.mutate({ cle }, { onSuccess: () => setCle('') })
  }
  return (
    <Panel title="Clé du réseau">
      <p className={styles.text}>
        {hasCle
          ? 'La clé du réseau est gardée sur cet ordinateur.'
          : 'Pour compter les enfants différents sans leurs noms, les porteurs partagent une clé. Un seul la tire, les autres la recopient. Ne la donnez jamais à la ville\u00a0: sans elle, les empreintes ne disent rien.'}
      </p>
      <form className={styles.row} aria-label="Clé du réseau" noValidate onSubmit={send}>
        <TextInput
          size="xs"
          w="19rem"
          label="Clé donnée par un autre porteur"
          placeholder="K7PM-…"
          autoComplete="off"
          value={cle}
          error={fieldErrors(keep.error).cle}
          errorProps={{ role: 'alert' }}
          onChange={(event) => {
            keep.reset()
            setCle(event.currentTarget.value)
          }}
        />
        <Button type="submit" size="xs" variant="default" loading={keep.isPending}>
          Garder cette clé
        </Button>
        {hasCle ? null : (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconKey size="1rem" aria-hidden />}
            loading={draw.isPending}
            onClick={() => draw.mutate(undefined)}
          >
            Tirer une nouvelle clé
          </Button>
        )}
      </form>
      {draw.data === undefined ? null : (
        <output className={styles.key}>
          Notez-la et dites-la aux autres porteurs&nbsp;: <strong>{draw.data.cle}</strong>
        </output>
      )}
    </Panel>
  )
}
