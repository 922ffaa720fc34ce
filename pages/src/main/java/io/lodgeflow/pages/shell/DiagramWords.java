package io.lodgeflow.pages.shell;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Puts the reader's words into a BPMN file, which is written in English; what nobody has translated stays as drawn. */
final class DiagramWords {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private DiagramWords() {}

    static String in(Words words, String bpmn) {
        try {
            Document diagram = read(bpmn);
            NodeList elements = diagram.getElementsByTagNameNS(BPMN, "*");
            for (int at = 0; at < elements.getLength(); at++) {
                Element element = (Element) elements.item(at);
                if (element.hasAttribute("name") && element.hasAttribute("id")) {
                    element.setAttribute("name", nameOf(element, words));
                }
            }
            return write(diagram);
        } catch (ParserConfigurationException | SAXException | IOException | TransformerException unreadable) {
            throw new IllegalStateException("a deployed diagram cannot be read", unreadable);
        }
    }

    private static String nameOf(Element element, Words words) {
        String drawn = element.getAttribute("name");
        return element.getLocalName().equals("sequenceFlow")
                ? words.known("flow." + drawn, drawn)
                : words.step(element.getAttribute("id"), drawn);
    }

    private static Document read(String bpmn) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(bpmn)));
    }

    private static String write(Document diagram) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Transformer transformer = factory.newTransformer();
        transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        StringWriter written = new StringWriter();
        transformer.transform(new DOMSource(diagram), new StreamResult(written));
        return written.toString();
    }
}
