// A whole life by the generated client: hold, change, pay, arrive, leave; and a cancellation.
import * as api from './client/index';

declare const process: { argv: string[]; exit(code: number): never };
const [base, hotelId, roomTypeId, ratePlanId, roomId, arrives] = process.argv.slice(2);
const key = () => crypto.randomUUID();
const later = (days: number) => new Date(new Date(arrives + 'T00:00:00Z').getTime() + days * 86400000);

function is(expected: unknown, actual: unknown) {
  if (expected !== actual) throw new Error(`expected ${expected} but was ${actual}`);
}

async function as(account: string) {
  const credentials = { email: `${account}@demo.lodgeflow.example`, password: 'lodgeflow-demo-1' };
  const { accessToken } = await new api.SignInApi(new api.Configuration({ basePath: base })).signIn({ credentials });
  return new api.Configuration({ basePath: base, accessToken });
}

async function walk() {
  const guest = await as('guest.en');
  const staff = await as('operations');
  const reservations = new api.ReservationsApi(guest);
  const payments = new api.PaymentsApi(guest);
  const desk = new api.FrontDeskApi(staff);
  const tag = async (id: string) => (await reservations.readReservationRaw({ id })).raw.headers.get('ETag')!;
  const wish = { hotelId, roomTypeId, ratePlanId, arrival: later(0), departure: later(2), adults: 2 };

  const { id } = await reservations.placeReservation({ idempotencyKey: key(), newReservation: wish });
  const stayChange = { adults: 1 };
  await reservations.previewModification({ id, stayChange });
  await reservations.modifyReservation({ id, ifMatch: await tag(id), idempotencyKey: key(), stayChange });
  const newPayment = { reservationId: id, paymentToken: 'tok_ok' };
  is('captured', (await payments.payReservation({ idempotencyKey: key(), newPayment })).status);
  const clock = new api.SandboxApi(staff); // what is due happens while it moves
  await clock.moveClock({ clockMove: { advance: 'PT1M' } });
  await desk.assignRooms({ id, roomChoice: { roomIds: [roomId] } });
  await clock.moveClock({ clockMove: { advance: 'PT1M' } });
  is('checked_in', (await desk.checkIn({ id, checkInRequest: {} })).status);
  await clock.moveClock({ clockMove: { advance: 'P2D' } });
  is('checked_out', (await desk.checkOut({ id, checkOutRequest: {} })).status);
  is('0.00', (await payments.readFolio({ id })).balance.amount);

  const newReservation = { ...wish, arrival: later(30), departure: later(31) };
  const other = await reservations.placeReservation({ idempotencyKey: key(), newReservation });
  await reservations.previewCancellation({ id: other.id });
  const cancellation = { reason: 'Plans' };
  const ifMatch = await tag(other.id);
  is('canceled',
    (await reservations.cancelReservation({ id: other.id, ifMatch, idempotencyKey: key(), cancellation })).status);
  console.log('walked');
}

walk().catch(async fault => {
  console.error(fault, fault.response ? await fault.response.text() : '');
  process.exit(1);
});
