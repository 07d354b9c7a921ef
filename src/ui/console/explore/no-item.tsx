/** An address that leads to nothing, and the way back. */
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { hrefOf } from '../tables/address.ts';

export function NoItem({ words, back }: { readonly words: string; readonly back: string }) {
  return (
    <Container header={<Header variant="h1">Nothing here</Header>}>
      <div className="tables-stack">
        <p className="tables-name">{words}</p>
        <div className="tables-row">
          <Button variant="primary" href={hrefOf(back)}>
            Go back
          </Button>
        </div>
      </div>
    </Container>
  );
}
