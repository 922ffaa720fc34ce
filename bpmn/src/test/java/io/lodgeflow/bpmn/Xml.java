package io.lodgeflow.bpmn;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The few questions the lint asks of an XML file, answered by the JDK's parser. */
final class Xml {
    private Xml() {}

    static Element parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("Not readable as XML", e);
        }
    }

    /** All elements of a namespace below the given one, in the order of the file; {@code *} stands for any name. */
    static List<Element> below(Element from, String namespace, String name) {
        return elements(from.getElementsByTagNameNS(namespace, name));
    }

    static List<Element> children(Element of) {
        return elements(of.getChildNodes());
    }

    static Stream<Element> children(Element of, String name) {
        return children(of).stream().filter(child -> child.getLocalName().equals(name));
    }

    /** The text of the first child of that name, or nothing. */
    static String textOf(Element of, String name) {
        return children(of, name)
                .findFirst()
                .map(child -> child.getTextContent().strip())
                .orElse("");
    }

    static String id(Element element) {
        return element.getAttribute("id");
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
