import client.ApiClient;
import client.api.*;
import client.model.*;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A whole life by the generated client: hold, change, pay, arrive, leave; and a cancellation. */
public class Walk {
    public static void main(String[] of) throws Exception {
        SignInApi door = new SignInApi(client(of[0], ""));
        ApiClient guest = client(of[0], tokenOf(door, "guest.en"));
        ApiClient staff = client(of[0], tokenOf(door, "operations"));
        ReservationsApi reservations = new ReservationsApi(guest);
        PaymentsApi payments = new PaymentsApi(guest);
        FrontDeskApi desk = new FrontDeskApi(staff);
        LocalDate arrival = LocalDate.parse(of[5]);
        NewReservation wish = new NewReservation()
                .hotelId(of[1]).roomTypeId(of[2]).ratePlanId(of[3]).arrival(arrival).departure(arrival.plusDays(2)).adults(2);

        String id = reservations.placeReservation(key(), wish).getId();
        reservations.previewModification(id, new StayChange().adults(1));
        reservations.modifyReservation(id, tag(reservations, id), key(), new StayChange().adults(1), null);
        is("captured", payments.payReservation(key(), new NewPayment().reservationId(id).paymentToken("tok_ok"), null, null)
                .getStatus());
        SandboxApi clock = new SandboxApi(staff); // what is due happens while it moves
        clock.moveClock(new ClockMove().advance("PT1M"));
        desk.assignRooms(id, new RoomChoice().roomIds(List.of(of[4])), null);
        clock.moveClock(new ClockMove().advance("PT1M"));
        is("checked_in", desk.checkIn(id, null, new CheckInRequest()).getStatus());
        clock.moveClock(new ClockMove().advance("P2D"));
        is("checked_out", desk.checkOut(id, null, new CheckOutRequest()).getStatus());
        is("0.00", payments.readFolio(id).getBalance().getAmount());

        wish.arrival(arrival.plusDays(30)).departure(arrival.plusDays(31));
        String other = reservations.placeReservation(key(), wish).getId();
        reservations.previewCancellation(other);
        is("canceled", reservations
                .cancelReservation(other, tag(reservations, other), key(), new Cancellation().reason("Plans"), null)
                .getStatus());
        if (reservations
                        .listReservations(null, of[1], null, null, null, null, null, null, null, null, null, null, null, 1, null).getNextCursor() == null) {
            throw new IllegalStateException("one page only");
        }
        System.out.println("walked");
    }

    private static ApiClient client(String base, String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(base);
        if (!token.isEmpty()) {
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        }
        return client;
    }

    private static String tokenOf(SignInApi door, String account) throws Exception {
        return door.signIn(new Credentials().email(account + "@demo.lodgeflow.example").password("lodgeflow-demo-1"))
                .getAccessToken();
    }

    private static String tag(ReservationsApi reservations, String id) throws Exception {
        return reservations.readReservationWithHttpInfo(id, null).getHeaders().get("etag").get(0);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static void is(String expected, Object actual) {
        if (!expected.equals(String.valueOf(actual))) {
            throw new IllegalStateException("expected " + expected + " but was " + actual);
        }
    }
}
