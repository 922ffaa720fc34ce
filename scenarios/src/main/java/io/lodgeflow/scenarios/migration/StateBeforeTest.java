package io.lodgeflow.scenarios.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.testkit.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A database that an older product wrote, with a booking at every step where one can stand, is taken over by this one: it
 * starts on it, and every booking lives to the same end as if nothing had happened, with balanced books. What the older
 * one wrote is kept in {@code state-before/}, whose README tells when to write it anew.
 */
@OnBothDatabases(Because.MIGRATION)
class StateBeforeTest {

    /** Steps that have another name in this state's drawings, old to new, by process. */
    private static final Map<String, Map<String, String>> RENAMED_SINCE = Map.of();

    /** Timers that none of the bookings has set, and why not. */
    private static final Map<String, String> NOT_SET = Map.of();

    private static final String DIRECTORY = "/state-before/";

    private final Map<String, byte[]> drawings = new TreeMap<>();
    private Product product;
    private CorpusMigration corpus;

    @BeforeEach
    void takeOver() throws IOException, SQLException {
        for (Resource drawing :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + DIRECTORY + "drawings/*.bpmn")) {
            drawings.put(
                    Objects.requireNonNull(drawing.getFilename()).replace(".bpmn", ""),
                    drawing.getContentAsByteArray());
        }
        Properties facts = new Properties();
        try (InputStream written = file(DIRECTORY + TestDatabase.kind() + ".properties")) {
            facts.load(new InputStreamReader(written, StandardCharsets.UTF_8));
        }
        try (InputStream saved = file(DIRECTORY + TestDatabase.kind() + ".gz")) {
            TestDatabase database = TestDatabase.restored("state_before", saved);
            product = Product.separate(database, Instant.parse(facts.getProperty("now", "")), 1);
        }
        corpus = new CorpusMigration(product, facts);
    }

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void everyBookingLivesToItsEndInTheVersionInWhichItBegan() throws IOException {
        corpus.assertStandAt(steps("step"));
        assertThat(product.texts("select distinct version from engine_instance"))
                .containsExactly("1");
        Set<String> unset = steps("timer");
        unset.removeAll(product.texts("select concat(process, '/', step) from engine_job where timer"));
        assertThat(unset).as("timers that nobody waits for").isEqualTo(NOT_SET.keySet());
        assertThat(corpus.newest())
                .as("only a changed drawing is one more version")
                .isEqualTo(expectedVersions());

        corpus.liveOn();
        corpus.assertEnded();
    }

    @Test
    void everyBookingLivesToItsEndOnceMovedToAnotherVersion() {
        corpus.moveOn(RENAMED_SINCE);
        corpus.liveOn();
        corpus.assertEnded();
        corpus.assertCameByTheNewSteps();
    }

    /** A process that is only in this state is in its first version, too. */
    private Map<String, Integer> expectedVersions() throws IOException {
        Map<String, Integer> versions = new TreeMap<>();
        for (String process : corpus.newest().keySet()) {
            byte[] before = drawings.get(process);
            try (InputStream now = StateBeforeTest.class.getResourceAsStream("/processes/" + process + ".bpmn")) {
                boolean same = before == null || now == null || Arrays.equals(before, now.readAllBytes());
                versions.put(process, same ? 1 : 2);
            }
        }
        return versions;
    }

    /**
     * By the drawings of the state before: {@code process/step}.
     *
     * @param kind {@code step} for those where a booking can stand, {@code timer} for those that come by themselves
     */
    private Set<String> steps(String kind) {
        Set<String> steps = new TreeSet<>();
        drawings.forEach((process, xml) -> elements(xml)
                .filter(element -> kind.equals("timer") ? isTimer(element) : keeps(element))
                .forEach(element -> steps.add(process + "/" + element.getAttribute("id"))));
        assertThat(steps).hasSizeGreaterThan(5);
        return steps;
    }

    private static boolean keeps(Element element) {
        return switch (element.getLocalName()) {
            case "receiveTask", "userTask", "callActivity", "intermediateCatchEvent", "eventBasedGateway" -> true;
            case "serviceTask" -> own(element, "type").equals("external") || isAsynchronous(element);
            default -> isAsynchronous(element);
        };
    }

    private static boolean isAsynchronous(Element element) {
        return own(element, "asyncBefore").equals("true")
                || own(element, "asyncAfter").equals("true");
    }

    private static boolean isTimer(Element element) {
        NodeList inside = element.getChildNodes();
        return IntStream.range(0, inside.getLength())
                .mapToObj(inside::item)
                .map(Node::getLocalName)
                .anyMatch("timerEventDefinition"::equals);
    }

    private static String own(Element element, String attribute) {
        return element.getAttributeNS("http://operaton.org/schema/1.0/bpmn", attribute);
    }

    private static Stream<Element> elements(byte[] xml) {
        try {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setNamespaceAware(true);
            NodeList all = parsers.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getElementsByTagNameNS("*", "*");
            return IntStream.range(0, all.getLength()).mapToObj(all::item).map(Element.class::cast);
        } catch (IOException | ParserConfigurationException | SAXException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static InputStream file(String name) {
        return Objects.requireNonNull(StateBeforeTest.class.getResourceAsStream(name), name);
    }
}
