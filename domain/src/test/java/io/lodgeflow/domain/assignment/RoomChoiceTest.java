package io.lodgeflow.domain.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.RoomFeature;
import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomType.RoomTypeDetails;
import io.lodgeflow.domain.catalogue.RoomWish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomChoiceTest {

    private static final List<RoomType> TYPES = List.of(type("suite", 3), type("double", 1), type("deluxe", 2));

    private static RoomType type(String code, int grade) {
        return new RoomType(
                code, "htl_1", code, new RoomTypeDetails(code, "", 2, "", 20, grade, 100, List.of(), List.of()));
    }

    private static Room room(String type, String number, int floor, RoomFeature... features) {
        Set<RoomFeature> all = features.length == 0 ? Set.of() : Set.copyOf(Arrays.asList(features));
        return new Room("room " + number, "htl_1", type, number, floor, all);
    }

    private static String chosen(List<Room> free, Set<RoomWish> wishes, String type, int rooms) {
        return numbers(new RoomChoice(TYPES, free, wishes).choose(type, rooms));
    }

    private static String numbers(Optional<List<Room>> rooms) {
        return rooms.map(RoomChoiceTest::numbers).orElse("none");
    }

    private static String numbers(List<Room> rooms) {
        return String.join(" ", rooms.stream().map(Room::number).toList());
    }

    @Test
    void withoutWishesTheRoomNobodyElseWouldWishFor() {
        List<Room> free =
                List.of(room("double", "101", 1, RoomFeature.VIEW), room("double", "103", 1), room("double", "102", 1));
        assertThat(chosen(free, Set.of(), "double", 1)).isEqualTo("102");
        assertThat(chosen(free, Set.of(), "double", 3)).isEqualTo("102 103 101");
    }

    @Test
    void everyWishFindsItsRoom() {
        List<Room> free = List.of(
                room("double", "101", 1, RoomFeature.QUIET),
                room("double", "102", 1, RoomFeature.NEAR_ELEVATOR),
                room("double", "103", 1, RoomFeature.VIEW),
                room("double", "104", 1, RoomFeature.ACCESSIBLE),
                room("double", "901", 9));
        assertThat(chosen(free, Set.of(RoomWish.QUIET), "double", 1)).isEqualTo("101");
        assertThat(chosen(free, Set.of(RoomWish.NEAR_ELEVATOR), "double", 1)).isEqualTo("102");
        assertThat(chosen(free, Set.of(RoomWish.VIEW), "double", 1)).isEqualTo("103");
        assertThat(chosen(free, Set.of(RoomWish.ACCESSIBLE), "double", 1)).isEqualTo("104");
        assertThat(chosen(free, Set.of(RoomWish.HIGH_FLOOR), "double", 1)).isEqualTo("901");
        assertThat(chosen(free, Set.of(RoomWish.VIEW, RoomWish.QUIET), "double", 2))
                .isEqualTo("101 103");
    }

    @Test
    void anUpgradeOnlyWhenTheTypeIsFullAndThenTheNextBetter() {
        List<Room> free = List.of(room("suite", "901", 9), room("deluxe", "501", 5), room("double", "101", 1));
        assertThat(chosen(free, Set.of(), "double", 1)).isEqualTo("101");
        assertThat(chosen(free.subList(0, 2), Set.of(), "double", 1)).isEqualTo("501");
        assertThat(chosen(free.subList(0, 1), Set.of(), "double", 1)).isEqualTo("901");
        assertThat(chosen(List.of(), Set.of(), "double", 1)).isEqualTo("none");
    }

    @Test
    void nobodyIsPutIntoALowerTypeOrIntoMixedTypesByItself() {
        List<Room> free = List.of(room("double", "101", 1), room("deluxe", "501", 5));
        assertThat(chosen(free, Set.of(), "suite", 1)).isEqualTo("none");
        assertThat(chosen(free, Set.of(), "double", 2)).isEqualTo("none");
    }

    @Test
    void roomsOutOfOrderOrDeletedAreNeverChosenOthersAre() {
        Room broken = room("double", "101", 1);
        broken.change("101", 1, Set.of(), RoomStatus.OUT_OF_ORDER);
        Room gone = room("double", "102", 1);
        gone.delete(Instant.EPOCH);
        Room dirty = room("double", "103", 1);
        dirty.vacate();
        List<Room> free = List.of(broken, gone, dirty);
        assertThat(chosen(free, Set.of(), "double", 1)).isEqualTo("103");
        assertThat(chosen(free, Set.of(), "double", 2)).isEqualTo("none");
        assertThat(new RoomChoice(TYPES, free, Set.of()).ranked("double", 2)).isEmpty();
    }

    @Test
    void adjacentRoomsAreTheClosestNeighbours() {
        List<Room> free = List.of(
                room("double", "101", 1),
                room("double", "105", 1),
                room("double", "201", 2),
                room("double", "203", 2),
                room("double", "204", 2),
                room("double", "309", 3));
        assertThat(chosen(free, Set.of(RoomWish.ADJACENT), "double", 2)).isEqualTo("203 204");
        assertThat(chosen(free, Set.of(RoomWish.ADJACENT), "double", 3)).isEqualTo("201 203 204");
        assertThat(chosen(free, Set.of(), "double", 2)).isEqualTo("101 105");
        assertThat(chosen(free, Set.of(RoomWish.ADJACENT), "double", 1)).isEqualTo("101");
    }

    @Test
    void ofNeighboursEquallyCloseTheBetterOnes() {
        List<Room> free = List.of(
                room("double", "101", 1),
                room("double", "102", 1),
                room("double", "201", 2, RoomFeature.VIEW),
                room("double", "202", 2, RoomFeature.VIEW));
        assertThat(chosen(free, Set.of(RoomWish.ADJACENT), "double", 2)).isEqualTo("101 102");
        assertThat(chosen(free, Set.of(RoomWish.ADJACENT, RoomWish.VIEW), "double", 2))
                .isEqualTo("201 202");
    }

    @Test
    void staffIsShownEveryWayBestFirst() {
        List<Room> free = List.of(room("suite", "901", 9), room("deluxe", "501", 5), room("double", "101", 1));
        RoomChoice choice = new RoomChoice(TYPES, free, Set.of());
        assertThat(choice.ranked("deluxe", 1).stream().map(RoomChoiceTest::numbers))
                .containsExactly("501", "901", "101");
        assertThat(choice.ranked("suite", 1).stream().map(RoomChoiceTest::numbers))
                .containsExactly("901", "501", "101");
        assertThat(choice.ranked("double", 2).stream().map(RoomChoiceTest::numbers))
                .containsExactly("101 501");
        assertThat(choice.ranked("suite", 3).stream().map(RoomChoiceTest::numbers))
                .containsExactly("901 501 101");
        assertThat(choice.ranked("double", 4)).isEmpty();
    }

    @Test
    void theOrderInWhichRoomsAreReadDoesNotMatter() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Room> rooms = new ArrayList<>();
            for (int number = 0; number < 30; number++) {
                RoomFeature[] features = Arrays.stream(RoomFeature.values())
                        .filter(feature -> random.nextInt(3) == 0)
                        .toArray(RoomFeature[]::new);
                int floor = 1 + number / 6;
                String type = TYPES.get(random.nextInt(3)).id();
                rooms.add(room(type, "" + (floor * 100 + number % 6), floor, features));
            }
            Set<RoomWish> wishes = Set.copyOf(Arrays.stream(RoomWish.values())
                    .filter(wish -> random.nextBoolean())
                    .toList());
            int count = 1 + random.nextInt(4);
            String first = chosen(rooms, wishes, "double", count);
            List<Room> shuffled = new ArrayList<>(rooms);
            Collections.shuffle(shuffled, random);
            assertThat(chosen(shuffled, wishes, "double", count))
                    .as("seed " + seed)
                    .isEqualTo(first);
            assertThat(new RoomChoice(TYPES, shuffled, wishes)
                            .ranked("double", count).stream()
                                    .map(RoomChoiceTest::numbers)
                                    .toList())
                    .as("seed " + seed)
                    .startsWith(first);
        }
    }

    @Test
    void aTypeOfAnotherHotelIsAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> chosen(List.of(), Set.of(), "castle", 1));
    }
}
