// java -cp JARS SUTime.java DOCUMENTS: SUTime over lines of id, language, day and text, parted by tabs; per document its
// id, a tab and the TIMEX3 values. One process for all: it takes seconds to start.
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.pipeline.*;
import edu.stanford.nlp.time.*;
import edu.stanford.nlp.util.CoreMap;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;

public class SUTime {
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
        Properties settings = new Properties();
        AnnotationPipeline pipeline = new AnnotationPipeline();
        pipeline.addAnnotator(new TokenizerAnnotator(false));
        pipeline.addAnnotator(new WordsToSentencesAnnotator(false));
        pipeline.addAnnotator(new POSTaggerAnnotator(false));
        pipeline.addAnnotator(new TimeAnnotator("sutime", settings));
        for (String line : Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8)) {
            String[] field = line.split("\t", 4);
            Annotation text = new Annotation(field[3]);
            text.set(CoreAnnotations.DocDateAnnotation.class, field[2]);
            pipeline.annotate(text);
            StringBuilder values = new StringBuilder(field[0]);
            for (CoreMap found : text.get(TimeAnnotations.TimexAnnotations.class)) {
                Timex timex = found.get(TimeAnnotations.TimexAnnotation.class);
                if (timex.timexType().equals("DATE") || timex.timexType().equals("TIME")) values.append('\t').append(timex.value());
            }
            out.println(values);
        }
    }
}
