/** Switches auto scaling on or off for reads or writes: the range and the target, and the requests they come to. */
import { type FormEvent, useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLocation } from 'wouter';
import { type AutoScaling, formOf, isSame, type ScalableChoice, type ScalingForm, scalingRequests } from '#session/auto-scaling.ts';
import type { Exchange } from '#session/exchange.ts';
import { noticeTaken } from '#session/tables-notice.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { Refusal } from './refusal.tsx';
import { RequestPreview } from './request-preview.tsx';
import { useRequest } from './use-request.ts';

export interface AutoScalingDialogProps {
  readonly choice: ScalableChoice;
  readonly scaling: AutoScaling;
  readonly onClose: () => void;
}

export function AutoScalingDialog({ choice, scaling, onClose }: AutoScalingDialogProps) {
  const [form, setForm] = useState(() => formOf(scaling, choice));
  const [location] = useLocation();
  const { travel } = useSession();
  const request = useRequest();
  const isSet = scaling.targets.some((target) => isSame(target, choice));
  const requests = scalingRequests(form, choice, scaling.policies.find((policy) => isSame(policy, choice))?.PolicyName);
  const isNothing = !form.isOn && !isSet;
  const send = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (isNothing || request.isRunning) return;
    const mark = await travel.mark();
    let last: Exchange | undefined;
    for (const { operation, input } of requests) {
      last = await request.send(operation, input);
      if (last === undefined) return;
    }
    if (last === undefined) return;
    const taken = form.isOn ? say('{name}: auto scaling is on.', { name: choice.name }) : say('{name}: auto scaling is off.', { name: choice.name });
    noticeTaken(last, taken, location, await travel.since(mark, requests.length));
    onClose();
  };
  return (
    <Modal
      visible
      header={say('Auto scaling: {name}', { name: choice.name.toLowerCase() })}
      closeAriaLabel={say('Close')}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {say('Cancel')}
            </Button>
            <Button variant="primary" disabled={isNothing} disabledReason={say('It is off already.')} loading={request.isRunning} onClick={() => void send()}>
              {say('Update')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form onSubmit={(event) => void send(event)}>
        <SpaceBetween size="m">
          <Fields form={form} choice={choice} onChange={setForm} />
          <Refusal exchange={request.refused} />
          <ExpandableSection headerText={requests.length === 1 ? say('The request') : say('The requests')}>
            <SpaceBetween size="s">
              {requests.map(({ operation, input }) => (
                <RequestPreview key={operation} operation={operation} input={input} />
              ))}
            </SpaceBetween>
          </ExpandableSection>
        </SpaceBetween>
      </form>
    </Modal>
  );
}

interface FieldsProps {
  readonly form: ScalingForm;
  readonly choice: ScalableChoice;
  readonly onChange: (form: ScalingForm) => void;
}

function Fields({ form, choice: { unit, units }, onChange }: FieldsProps) {
  return (
    <>
      <Checkbox checked={form.isOn} description={say('Now {units} {unit} are provisioned.', { units, unit })} onChange={({ detail }) => onChange({ ...form, isOn: detail.checked })}>
        {say('Scale by itself')}
      </Checkbox>
      {form.isOn && (
        <div className="auto-scaling-fields">
          <FormField label={say('Minimum, {unit}', { unit })}>
            <Input value={form.least} inputMode="numeric" onChange={({ detail }) => onChange({ ...form, least: detail.value })} />
          </FormField>
          <FormField label={say('Maximum, {unit}', { unit })}>
            <Input value={form.most} inputMode="numeric" onChange={({ detail }) => onChange({ ...form, most: detail.value })} />
          </FormField>
          <FormField label={say('Target, %')} constraintText={say('From 20 to 90.')}>
            <Input value={form.target} inputMode="numeric" onChange={({ detail }) => onChange({ ...form, target: detail.value })} />
          </FormField>
        </div>
      )}
    </>
  );
}
