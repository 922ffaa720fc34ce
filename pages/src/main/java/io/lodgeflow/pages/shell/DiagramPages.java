package io.lodgeflow.pages.shell;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.DeployedProcesses;
import io.lodgeflow.web.Answers;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the browser draws of a process. Diagrams are no secret of one hotel: whoever works here may see how bookings run. */
@Controller
class DiagramPages {

    private final DeployedProcesses processes;
    private final MessageSource messages;
    private final Clock clock;

    DiagramPages(DeployedProcesses processes, MessageSource messages, Clock clock) {
        this.processes = processes;
        this.messages = messages;
        this.clock = clock;
    }

    /** The BPMN of a version with the names of its steps in the language. Versions never change, so browsers may keep it. */
    @GetMapping(
            path = "/front-desk/diagrams/{process}/{version}/{language}",
            produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<String> diagram(
            @PathVariable String process, @PathVariable int version, @PathVariable String language) {
        String drawn = Answers.granted(processes
                .diagram(process, version)
                .<Result<String>>map(Result::done)
                .orElseGet(() -> Result.refused(Refusal.notFound("process", process))));
        Words words = new Words(messages, Locale.forLanguageTag(language), clock.instant(), Map::of);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .contentType(MediaType.APPLICATION_XML)
                .body(DiagramWords.in(words, drawn));
    }
}
